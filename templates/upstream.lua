-- Runs once per attempt, after Envoy has chosen the endpoint. It gives the attempt that endpoint's path, credential and
-- model, and takes away whatever the client, or an earlier attempt, left in their place.
--
-- It holds no value of any manifest: the endpoint's metadata (namespace mpool) arrives in one private header: its own
-- path, empty if it has none, a mark if the route has rewritten the client's path, its provider's default path, and then
-- NAME=VALUE for what else it needs, parted by tabs.
local ENDPOINT = "x-mpool-endpoint"
local NAMES = { header = true, credential = true, stream_path = true, body_model = true, anthropic_version = true, remember = true, strip = true, deadline = true }

local DEFAULT_ANTHROPIC_VERSION = "2023-06-01"
-- A file is read at most this often (in seconds): a rotated secret counts soon, and no request waits for the disk.
local FILE_SECONDS = 2

local byte, find, sub, format = string.byte, string.find, string.sub, string.format
local buffer = require("string.buffer")

----------------------------------------------------------------------------------------------------------------------
-- JSON: the body with the top-level "model" replaced, and whether its top-level "stream" is true.
-- One pass, no recursion, no patterns (LuaJIT does not compile pattern searches, but it does compile plain ones). The body
-- is looked at through a window, because copies of a whole body cost more than all the rest. A raw line break or other
-- control character inside a string is let through: to look for each would cost as much again, and providers refuse such
-- a body themselves.

local WINDOW = 16 * 1024 -- bytes, to stay in the processor's nearest cache
local NONE = math.huge

local source, length -- the body, and its bytes
local window, base -- a part of it, which begins after that many bytes
local at -- the index in the window of the character that comes next
local quote, backslash -- the next ones in the window at or after some earlier index; NONE if there are none
-- The new body as far as it is known, in LuaJIT's buffer, which is copied less often than strings are. It keeps its memory
-- for the next body, unless that is LARGE (in bytes). What stands in the window from `kept` on is to be put there; nil
-- while a value is left out.
local out = buffer.new()
local LARGE = 1024 * 1024
local kept

-- Puts what stands in the window before an index into the new body.
local function keep(index)
  if kept then out:put(kept == 1 and index > #window and window or sub(window, kept, index - 1)) end
end

-- Moves the window on, so that it begins with what stands at an index of it.
local function move(index, size)
  keep(index)
  kept = kept and 1
  base = base + index - 1
  window = source:getBytes(base, math.min(size or WINDOW, length - base))
  at, quote, backslash = 1, 0, 0
end

local function ends_here()
  return base + #window == length
end

local function is_hex(c)
  return c and ((c >= 48 and c <= 57) or (c >= 97 and c <= 102) or (c >= 65 and c <= 70))
end

-- Goes behind the string whose first character comes next; false if it is not well-formed.
local function skip_string()
  while true do
    if quote < at then quote = find(window, '"', at, true) or NONE end
    if backslash < at then backslash = find(window, "\\", at, true) or NONE end
    if backslash < quote then
      if backslash + 5 > #window and not ends_here() then
        move(backslash)
        backslash = 1
      end
      local c = byte(window, backslash + 1)
      if c == 117 then
        for i = backslash + 2, backslash + 5 do
          if not is_hex(byte(window, i)) then return false end
        end
      elseif not (c == 110 or c == 34 or c == 92 or c == 47 or c == 116 or c == 114 or c == 98 or c == 102) then
        return false
      end
      at = backslash + 2
    elseif quote < NONE then
      at = quote + 1
      return true
    elseif ends_here() then
      return false
    else
      move(#window + 1)
    end
  end
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

-- Goes behind the number or literal that comes next; false if there is none.
local function skip_atom()
  while true do
    local c, rest = byte(window, at), #window - at + 1
    local is_number = c == 45 or (c >= 48 and c <= 57)
    local after
    if is_number then after = number_end(window, at) else after = literal_end(window, at) end
    if ends_here() or (after and after <= #window) or (not after and not is_number and rest > 5) then
      at = after
      return after ~= nil
    end
    move(at, math.max(WINDOW, 2 * rest)) -- it may go on behind the window
  end
end

-- The key whose text begins after that many bytes of the body and ends before the quote before `at`, with \uXXXX of ASCII
-- resolved: "mod\u0065l" is "model" to the provider. Longer ones are of no interest.
local function key_text(start)
  local size = base + at - 2 - start
  if size > 40 then return "" end
  local key = start >= base and sub(window, start - base + 1, at - 2) or source:getBytes(start, size)
  if not find(key, "\\", 1, true) then return key end
  return (key:gsub("\\u00(%x%x)", function(hex) return string.char(tonumber(hex, 16)) end))
end

-- What may come next: a value, a key, a colon, a comma or an end, a first key or an end, a first value or an end, nothing.
local VALUE, KEY, COLON, COMMA, FIRST_KEY, FIRST_VALUE, NOTHING = 1, 2, 3, 4, 5, 6, 7

-- Reads the whole body as one JSON object, and puts it into `out` with the JSON value `model`, if there is one, in place of
-- every top-level model. Returns nil if it is none, else whether a model was replaced, whether the last top-level "stream"
-- is true, what of the body its "{" ends, and whether it is empty.
local function read_object(model)
  -- The kinds of the open containers, one bit each (1 = object), 32 to a number, so that millions of brackets stay small.
  local words, word, bits, depth = {}, 0, 0, 0
  local object = false -- is the innermost container an object?
  local expect, name, open = VALUE, nil, nil
  local replaced, streaming, empty = false, false, true
  while true do
    local c = byte(window, at)
    if not c then
      if ends_here() then
        if expect ~= NOTHING then return nil end
        return replaced, streaming, open, empty
      end
      move(at)
    elseif c == 32 or c == 10 or c == 13 or c == 9 then
      at = at + 1
    elseif expect == COLON then
      if c ~= 58 then return nil end
      at = at + 1
      expect = VALUE
    elseif c == 44 then -- ,
      if expect ~= COMMA then return nil end
      expect = object and KEY or VALUE
      at = at + 1
    elseif c == 125 or c == 93 then -- } or ]
      if object ~= (c == 125) or not (expect == COMMA or expect == (object and FIRST_KEY or FIRST_VALUE)) then return nil end
      object = word % 2 == 1
      word = (word - word % 2) / 2
      bits = bits - 1
      depth = depth - 1
      if bits == 0 and depth > 0 then word = words[#words]; words[#words] = nil; bits = 32 end
      expect = depth > 0 and COMMA or NOTHING
      at = at + 1
    elseif c == 34 and (expect == KEY or expect == FIRST_KEY) then
      local start = base + at
      at = at + 1
      if not skip_string() then return nil end
      if depth == 1 then name = key_text(start); empty = false end
      expect = COLON
    else
      if not (expect == VALUE or expect == FIRST_VALUE) then return nil end
      if name == "model" and depth == 1 and model then
        keep(at)
        out:put(model)
        kept, replaced = nil, true
      elseif name == "stream" and depth == 1 then
        streaming = c == 116
      end
      if c == 123 or c == 91 then -- { or [
        if depth == 0 then
          if c ~= 123 then return nil end
          open = base + at
        end
        if bits == 32 then words[#words + 1] = word; word = 0; bits = 0 end
        word = word * 2 + (object and 1 or 0)
        bits = bits + 1
        depth = depth + 1
        object = c == 123
        expect = object and FIRST_KEY or FIRST_VALUE
        at = at + 1
      elseif depth == 0 then
        return nil
      elseif c == 34 then
        at = at + 1
        if not skip_string() then return nil end
        expect = COMMA
      else
        if not skip_atom() then return nil end
        expect = COMMA
      end
    end
    if depth == 1 and expect == COMMA and name then -- a top-level value has just ended
      if model and not kept then kept = at end
      name = nil
    end
  end
end

-- The new text of a body (with getBytes, as Envoy's buffers have it) if it is a JSON object and there is a model, which is
-- added as its first member where it has none; and whether it is one that asks for a stream.
local function rewritten(body, size, model)
  source, length, window, base, kept = body, size, "", 0, nil
  out:reset()
  move(1)
  kept = model and 1
  local replaced, streaming, open, empty = read_object(model)
  local text
  if open and model then
    keep(at)
    text = out:tostring()
    if not replaced then
      text = sub(text, 1, open) .. '"model":' .. model .. (empty and "" or ",") .. sub(text, open + 1)
    end
  end
  source, window = nil, nil
  if size > LARGE then out:free() end
  return text, streaming
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
  if not find(text, "[^ ]") then return nil, "is empty" end
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
    if not value or not find(value, "[^ ]") then value = client("authorization") end
    local scheme, rest = (value or ""):match("^ *([^ ]+) *(.-) *$")
    if not scheme or (rest == "" and scheme:lower() == "bearer") then
      local text = "This endpoint passes the client's credential on, but the request has none: send it in "
      return nil, "401", text .. (name == "authorization" and "" or name .. " or in ") .. "Authorization."
    end
    -- Envoy joins several Authorization headers by commas; no bearer or basic credential has one, so this is the first.
    local first = rest:match("^[^,]*")
    if scheme:lower() == "bearer" then return prefix .. first end
    if scheme:lower() == "basic" then return scheme .. " " .. first end
    if prefix ~= "" and sub(value, 1, #prefix) == prefix then return value end
    if rest ~= "" then return value end -- another scheme
    return prefix .. value
  end
end

local function words(text)
  local list = {}
  for word in (text or ""):gmatch("%S+") do list[#list + 1] = word end
  return list
end

local function parse(line)
  local path, mark, default_path, rest = line:match("^([^\t]*)\t([^\t]*)\t([^\t]+)\t([^\t].*)$")
  local endpoint = { path = path ~= "" and path or nil, rewritten = mark == "rewritten", default_path = default_path }
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
  -- The route rewrites the path once: every attempt but the first finds what the one before it has left there.
  if endpoint.rewritten then endpoint.remember[#endpoint.remember + 1] = ":path" end
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

-- Google's clients stream by another method, which stands at the end of the path.
local function asks_for_stream(path)
  local query = find(path, "?", 1, true)
  return sub(path, 1, query and query - 1):match(":streamGenerateContent$") ~= nil
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
  local path = endpoint.path or endpoint.rewritten and client(":path") or nil
  local streaming = endpoint.stream_path and not path and asks_for_stream(client(":path") or "")

  for _, name in ipairs(endpoint.strip) do headers:remove(name) end
  headers:replace(endpoint.header, value)
  if version then headers:replace("anthropic-version", version) end
  headers:replace(":path", path or streaming and endpoint.stream_path or endpoint.default_path)

  -- An earlier attempt may have left the length of its own body; this one gets the client's.
  if endpoint.keeps_length then
    local length = client("content-length")
    if length then headers:replace("content-length", length) else headers:remove("content-length") end
  end

  local reads_stream = endpoint.stream_path and not path and not streaming
  if not (endpoint.body_model or reads_stream) then return end
  local body = handle:body()
  local length = body and body:length() or 0
  if length == 0 then return end
  local text, streams = rewritten(body, length, endpoint.body_model)
  if text then body:setBytes(text) end -- Envoy makes content-length fit
  if text and not (streams and reads_stream) then return end
  headers = handle:headers() -- waiting for the body ended the life of the one above
  if streams and reads_stream then headers:replace(":path", endpoint.stream_path) end
  if not text then headers:replace("content-length", tostring(length)) end
end

function envoy_on_request(handle)
  local ok, problem = pcall(attempt, handle)
  -- Envoy would send the request on as it stands, with the client's credentials in it.
  if not ok then
    handle:logErr("mpool: " .. tostring(problem))
    refuse(handle, "500", "mpool could not prepare this request; Envoy's log says why.")
  end
end
