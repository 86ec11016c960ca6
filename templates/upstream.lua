-- Runs once per attempt, after Envoy has chosen the endpoint. It gives the attempt that endpoint's path, credential and
-- model, and takes away whatever the client, or an earlier attempt, left in their place.
--
-- It holds no value of any manifest: the endpoint's metadata (namespace mpool) arrives in one private header: its own
-- path, empty if it has none, its provider's default path, and then NAME=VALUE for what else it needs, parted by tabs.
local ENDPOINT = "x-mpool-endpoint"
local NAMES = { header = true, credential = true, stream_path = true, body_model = true, anthropic_version = true, remember = true, strip = true, deadline = true }

local DEFAULT_ANTHROPIC_VERSION = "2023-06-01"
-- A file is read at most this often (in seconds): a rotated secret counts soon, and no request waits for the disk.
local FILE_SECONDS = 2

local byte, find, sub, format = string.byte, string.find, string.sub, string.format
local buffer = require("string.buffer")

----------------------------------------------------------------------------------------------------------------------
-- JSON: where are the values of the top-level "model", and is the top-level "stream" true?
-- One pass, no recursion, no patterns (LuaJIT does not compile pattern searches, but it does compile plain ones). A raw
-- line break or other control character inside a string is let through: to look for each would cost as much again, and
-- providers refuse such a body themselves.

local function is_hex(c)
  return c and ((c >= 48 and c <= 57) or (c >= 97 and c <= 102) or (c >= 65 and c <= 70))
end

-- The index of the quote that ends the string whose first character is at i, and the index of the next backslash at or
-- after i, so that a text without escapes is not searched for them again; nil if the string is not well-formed.
local function string_end(s, i, backslash)
  local quote = find(s, '"', i, true)
  if not quote then return nil end
  if backslash < i then backslash = find(s, "\\", i, true) or math.huge end
  while backslash < quote do
    local c = byte(s, backslash + 1)
    if c == 34 then -- an escaped quote: the one that was found
      quote = find(s, '"', backslash + 2, true)
      if not quote then return nil end
    elseif c == 117 then
      if not (is_hex(byte(s, backslash + 2)) and is_hex(byte(s, backslash + 3)) and is_hex(byte(s, backslash + 4)) and is_hex(byte(s, backslash + 5))) then
        return nil
      end
    elseif not (c == 110 or c == 92 or c == 47 or c == 116 or c == 114 or c == 98 or c == 102) then
      return nil
    end
    backslash = find(s, "\\", backslash + 2, true) or math.huge
  end
  return quote, backslash
end

-- The index after the number that begins at i, or nil.
local function number_end(s, i)
  local c = byte(s, i)
  if c == 45 then i = i + 1; c = byte(s, i) end
  if c == 48 then
    i = i + 1; c = byte(s, i)
  elseif c and c >= 49 and c <= 57 then
    repeat i = i + 1; c = byte(s, i) until not c or c < 48 or c > 57
  else
    return nil
  end
  if c == 46 then
    i = i + 1; c = byte(s, i)
    if not c or c < 48 or c > 57 then return nil end
    repeat i = i + 1; c = byte(s, i) until not c or c < 48 or c > 57
  end
  if c == 101 or c == 69 then
    i = i + 1; c = byte(s, i)
    if c == 43 or c == 45 then i = i + 1; c = byte(s, i) end
    if not c or c < 48 or c > 57 then return nil end
    repeat i = i + 1; c = byte(s, i) until not c or c < 48 or c > 57
  end
  return i
end

-- The index after the literal true, false or null that begins at i, or nil.
local function literal_end(s, i)
  local a, b, c, d, e = byte(s, i, i + 4)
  if a == 116 and b == 114 and c == 117 and d == 101 then return i + 4 end
  if a == 110 and b == 117 and c == 108 and d == 108 then return i + 4 end
  if a == 102 and b == 97 and c == 108 and d == 115 and e == 101 then return i + 5 end
end

-- A key's text, with \uXXXX of ASCII resolved: "mod\u0065l" is "model" to the provider.
local function key_text(s, first, last)
  local key = sub(s, first, last)
  if last - first > 40 or not find(key, "\\", 1, true) then return key end
  return (key:gsub("\\u00(%x%x)", function(hex) return string.char(tonumber(hex, 16)) end))
end

-- A JSON object's facts: {first, last, first, last, …} spans of the values of its top-level "model", whether its last
-- top-level "stream" is true, the index of its "{" and whether it is empty. nil if the text is not one JSON object.
local function scan(s)
  local spans, streaming, open, empty = {}, false, nil, true
  -- The kinds of the open containers, one bit each (1 = object), 32 to a number, so that millions of brackets stay small.
  local words, word, bits, depth = {}, 0, 0, 0
  local object = false -- is the innermost container an object?
  local i, n, backslash = 1, #s, 0
  local name, value_at -- at the top level: the key that is being read, and where its value begins
  -- What may come next: 1 a value, 2 a key, 3 a comma or an end, 4 a first key or an end, 5 a first value or an end.
  local expect = 1
  while i <= n do
    local c = byte(s, i)
    if c == 32 or c == 10 or c == 13 or c == 9 then
      i = i + 1
    elseif c == 34 then -- a string
      local last
      last, backslash = string_end(s, i + 1, backslash)
      if not last then return nil end
      if expect == 2 or expect == 4 then
        if depth == 1 then name = key_text(s, i + 1, last - 1); empty = false end
        i = last + 1
        c = byte(s, i)
        while c == 32 or c == 10 or c == 13 or c == 9 do i = i + 1; c = byte(s, i) end
        if c ~= 58 then return nil end
        i = i + 1
        if depth == 1 then
          c = byte(s, i)
          while c == 32 or c == 10 or c == 13 or c == 9 do i = i + 1; c = byte(s, i) end
          value_at = i
        end
        expect = 1
      elseif (expect == 1 or expect == 5) and depth > 0 then
        i = last + 1
        expect = 3
      else
        return nil
      end
    elseif c == 123 or c == 91 then -- { or [
      if not (expect == 1 or expect == 5) then return nil end
      if depth == 0 then
        if c ~= 123 then return nil end
        open = i
      end
      if bits == 32 then words[#words + 1] = word; word = 0; bits = 0 end
      word = word * 2 + (object and 1 or 0)
      bits = bits + 1
      depth = depth + 1
      object = c == 123
      expect = object and 4 or 5
      i = i + 1
    elseif c == 125 or c == 93 then -- } or ]
      if depth == 0 or object ~= (c == 125) or not (expect == 3 or expect == (object and 4 or 5)) then return nil end
      object = word % 2 == 1
      word = (word - word % 2) / 2
      bits = bits - 1
      depth = depth - 1
      if bits == 0 and depth > 0 then word = words[#words]; words[#words] = nil; bits = 32 end
      i = i + 1
      if depth == 0 then break end
      expect = 3
    elseif c == 44 then -- ,
      if expect ~= 3 then return nil end
      expect = object and 2 or 1
      i = i + 1
    else
      if not (expect == 1 or expect == 5) or depth == 0 then return nil end
      local after = (c == 45 or (c >= 48 and c <= 57)) and number_end(s, i) or literal_end(s, i)
      if not after then return nil end
      i = after
      expect = 3
    end
    if depth == 1 and expect == 3 and name then -- a top-level value has just ended before i
      if name == "model" then
        spans[#spans + 1] = value_at
        spans[#spans + 1] = i - 1
      elseif name == "stream" then
        streaming = byte(s, value_at) == 116
      end
      name = nil
    end
  end
  if depth ~= 0 or not open then return nil end
  while i <= n do
    local c = byte(s, i)
    if not (c == 32 or c == 10 or c == 13 or c == 9) then return nil end
    i = i + 1
  end
  return { spans = spans, streaming = streaming, open = open, empty = empty }
end

-- Texts are put together here: ".." would make garbage of a whole body twice, which costs page faults at 100 KB. OUT keeps
-- its memory for the next body, unless it is LARGE (in bytes); REST is a view of the text that is not copied yet.
local OUT, REST = buffer.new(), buffer.new()
local LARGE = 1024 * 1024

-- The object's text with every top-level model replaced by, or else the first member added with, the JSON value model.
local function with_model(s, object, model)
  local spans, from = object.spans, 1
  OUT:reset()
  REST:set(s)
  if #spans == 0 then
    OUT:put(sub(s, 1, object.open), '"model":', model, object.empty and "" or ",")
    REST:skip(object.open)
  end
  for k = 1, #spans, 2 do
    OUT:put(sub(s, from, spans[k] - 1), model)
    REST:skip(spans[k + 1] - from + 1)
    from = spans[k + 1] + 1
  end
  OUT:put(REST)
  REST:reset()
  local text = OUT:tostring()
  if #text > LARGE then OUT:free() end
  return text
end

----------------------------------------------------------------------------------------------------------------------
-- Endpoints and their credentials

-- Ends the request here: nothing is sent, and no other endpoint is tried.
local function refuse(handle, status, text)
  text = text:gsub('[%c"\\]', function(c) return format("\\u%04x", byte(c)) end)
  handle:respond({ [":status"] = status, ["content-type"] = "application/json" }, '{"error":{"type":"mpool","message":"' .. text .. '"}}\n')
end

-- The token in a secret's text; else nil and what is wrong with it.
local function token_of(text)
  if not text then return nil, "is missing" end
  text = text:gsub("[\r\n]+$", "")
  if sub(text, 1, 7) == "Bearer " then text = sub(text, 8) end
  if text == "" then return nil, "is empty" end
  -- A line break inside would end the header and begin another.
  if find(text, "[%z\1-\31\127]") then return nil, "holds a control character" end
  return text
end

local files = {} -- by name: the token or what is wrong with it, and when that was read

local function file_token(name)
  local now, known = os.time(), files[name]
  if known and now >= known.at and now - known.at < FILE_SECONDS then return known.token, known.wrong end
  local file = io.open(name, "rb")
  local text = file and file:read("*a")
  if file then file:close() end
  local token, wrong = token_of(text)
  files[name] = { token = token, wrong = wrong, at = now }
  return token, wrong
end

-- Each kind of credential is a function (endpoint, client) that yields the header's value, or nil, a status and a text.
local CREDENTIALS = {}

function CREDENTIALS.env(endpoint, variable)
  local token, wrong = token_of(os.getenv(variable)) -- the environment of a running Envoy does not change
  local value = token and endpoint.prefix .. token
  local text = "the environment variable " .. variable .. (wrong and " " .. wrong or "")
  return function()
    if value then return value end
    return nil, "503", "No credential for this endpoint: " .. text .. "."
  end
end

function CREDENTIALS.file(endpoint, name)
  return function()
    local token, wrong = file_token(name)
    if token then return endpoint.prefix .. token end
    return nil, "503", "No credential for this endpoint: the file " .. name .. " " .. wrong .. "."
  end
end

function CREDENTIALS.inline(endpoint, token)
  local value = endpoint.prefix .. token
  return function() return value end
end

-- The client's own credential, from the endpoint's header or else from Authorization, in the endpoint's form.
function CREDENTIALS.client(endpoint)
  local name, prefix = endpoint.header, endpoint.prefix
  return function(client)
    local value = client(name)
    local own = value ~= nil
    if not own then value = client("authorization") end
    if not value then
      local text = "This endpoint passes the client's credential on, but the request has none: send it in "
      return nil, "401", text .. (name == "authorization" and "" or name .. " or in ") .. "Authorization."
    end
    local scheme, rest = value:match("^(%S+) +(.+)$")
    -- Envoy joins several Authorization headers by commas; no bearer token has one, so this is the first.
    if scheme and scheme:lower() == "bearer" then return prefix .. rest:match("^[^,]*") end
    if prefix ~= "" and sub(value, 1, #prefix) == prefix then return value end
    if own and scheme then return value end -- another scheme, such as Basic, in the endpoint's own header
    return prefix .. value
  end
end

local function words(text)
  local list = {}
  for word in (text or ""):gmatch("%S+") do list[#list + 1] = word end
  return list
end

local function parse(line)
  local path, default_path, rest = line:match("^([^\t]*)\t([^\t]+)\t([^\t].*)$")
  local endpoint = { path = path ~= "" and path or nil, default_path = default_path }
  for part in rest:gmatch("[^\t]+") do
    local name, value = part:match("^([%a_]+)=(.+)$")
    if not NAMES[name] or endpoint[name] then error("the endpoint's metadata is not mpool's") end
    endpoint[name] = value
  end
  endpoint.header, endpoint.prefix = endpoint.header:match("^([^:]+): ?(.*)$")
  local kind, locator = endpoint.credential:match("^(%a+):?(.*)$")
  endpoint.credential = CREDENTIALS[kind](endpoint, locator)
  endpoint.keeps_length = find(endpoint.remember or "", "content-length", 1, true) ~= nil
  endpoint.remember = words(endpoint.remember)
  local strip = {}
  for _, name in ipairs(words(endpoint.strip)) do
    if name ~= endpoint.header then strip[#strip + 1] = name end -- its own header is replaced anyway
  end
  endpoint.strip = strip
  endpoint.deadline = tonumber(endpoint.deadline)
  return endpoint
end

local endpoints = {} -- by their private header

----------------------------------------------------------------------------------------------------------------------
-- One attempt

-- What the client sent in a header, on every attempt: all attempts share one set of headers, so what the first one is
-- about to overwrite is remembered with the request.
local function client_headers(handle, headers, names)
  if #names == 0 then return function(name) return headers:getAtIndex(name, 0) end end
  local metadata = handle:streamInfo():dynamicMetadata()
  local remembered = metadata:get("mpool.client")
  if not remembered then
    remembered = {}
    for _, name in ipairs(names) do remembered[name] = headers:getAtIndex(name, 0) end
    remembered[":attempt"] = "1" -- so that there is something to find even if the client sent none of them
    metadata:set("mpool.client", "headers", remembered)
  else
    remembered = remembered.headers
  end
  return function(name) return remembered[name] end
end

-- Whether the request's first attempt began that many milliseconds ago, or more.
local function is_late(handle, deadline)
  local metadata, now = handle:streamInfo():dynamicMetadata(), tonumber(handle:timestamp())
  local first = metadata:get("mpool.first")
  if first then return now - first.at >= deadline end
  metadata:set("mpool.first", "at", now)
  return false
end

local function attempt(handle)
  local headers = handle:headers()
  local line = headers:get(ENDPOINT)
  headers:remove(ENDPOINT)
  local endpoint = endpoints[line]
  if not endpoint then
    endpoint = parse(line)
    endpoints[line] = endpoint
  end
  if endpoint.deadline and is_late(handle, endpoint.deadline) then
    return refuse(handle, "504", "No endpoint answered in time.")
  end
  local client = client_headers(handle, headers, endpoint.remember)
  local value, status, text = endpoint.credential(client)
  if not value then return refuse(handle, status, text) end
  local version = endpoint.anthropic_version
  if version == "client" then version = client("anthropic-version") or DEFAULT_ANTHROPIC_VERSION end
  local streaming = endpoint.stream_path and not endpoint.path and find(client(":path") or "", ":streamGenerateContent", 1, true)

  for _, name in ipairs(endpoint.strip) do headers:remove(name) end
  headers:replace(endpoint.header, value)
  if version then headers:replace("anthropic-version", version) end
  headers:replace(":path", endpoint.path or streaming and endpoint.stream_path or endpoint.default_path)

  -- An earlier attempt may have left the length of its own body; this one gets the client's.
  if endpoint.keeps_length then
    local length = client("content-length")
    if length then headers:replace("content-length", length) else headers:remove("content-length") end
  end

  local reads_stream = endpoint.stream_path and not endpoint.path and not streaming
  if not (endpoint.body_model or reads_stream) then return end
  local body = handle:body()
  local length = body and body:length() or 0
  if length == 0 then return end
  local s = body:getBytes(0, length)
  local object = scan(s)
  headers = handle:headers() -- waiting for the body ended the life of the one above
  if object then
    if reads_stream and object.streaming then headers:replace(":path", endpoint.stream_path) end
    if endpoint.body_model then
      s = with_model(s, object, endpoint.body_model)
      body:setBytes(s)
    end
  end
  headers:replace("content-length", tostring(#s))
end

function envoy_on_request(handle)
  local ok, problem = pcall(attempt, handle)
  -- Envoy would send the request on as it stands, with the client's credentials in it.
  if not ok then
    handle:logErr("mpool: " .. tostring(problem))
    refuse(handle, "500", "mpool could not prepare this request; Envoy's log says why.")
  end
end
