-- Runs once per attempt, after Envoy has chosen the endpoint. It gives the attempt that endpoint's path, credential and
-- model, and takes away whatever the client, or an earlier attempt, left in their place.
--
-- It holds no value of any manifest: the endpoint's metadata (namespace mpool) arrives in one private header: a mark if the
-- route has rewritten the client's path, and then NAME=VALUE for what the attempt needs, parted by tabs: `path` only where
-- the endpoint has its own, `default_path` always.
local ENDPOINT = "x-mpool-endpoint"
local NAMES = {}
for name in ("path default_path stream_path header credential token body_model anthropic_version others remember strip deadline"):gmatch("%S+") do
  NAMES[name] = true
end

-- What lives on from request to request is little, so that Lua need not look for garbage at each doubling of it.
collectgarbage("setpause", 1000)

local DEFAULT_ANTHROPIC_VERSION = "2023-06-01"
-- A file is read at most this often (in seconds): a rotated secret counts soon, and no request waits for the disk.
local FILE_SECONDS = 2

local byte, find, sub, format, lower = string.byte, string.find, string.sub, string.format, string.lower
local buffer, ffi = require("string.buffer"), require("ffi")

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
-- while a value is left out, and as long as nothing is known to be different.
local out = buffer.new()
local LARGE = 1024 * 1024
local kept

-- Puts what stands in the window before an index into the new body.
local function keep(index)
  if kept then out:put(kept == 1 and index > #window and window or sub(window, kept, index - 1)) end
end

-- Puts what stands in the body between two offsets into the new one.
local function copy(from, to)
  while from < to do
    local size = math.min(WINDOW, to - from)
    out:put(source:getBytes(from, size))
    from = from + size
  end
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

-- As skip_string, for a string that holds a backslash or goes on behind the window.
local function skip_odd_string()
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
      return true, true
    elseif ends_here() then
      return false
    else
      move(#window + 1)
    end
  end
end

-- Goes behind the string whose first character comes next; false if it is not well-formed. Returns as well whether it is an
-- odd one. Most are done without a loop, which LuaJIT would have to compile apart from the one around it.
local function skip_string()
  quote = find(window, '"', at, true) or NONE
  if backslash < at then backslash = find(window, "\\", at, true) or NONE end
  if backslash < quote or quote == NONE then return skip_odd_string() end
  at = quote + 1
  return true
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

-- Whether the key that begins after that many bytes of the body, and ends before the quote before `at`, is a word, with
-- \uXXXX of ASCII resolved: "mod\u0065l" is "model" to the provider. No string is made of it: a body may have millions.
local function is_odd_key(start, word)
  local size = base + at - 2 - start
  if size < #word or size > 6 * #word then return false end
  local text, i = window, start - base + 1
  if i < 1 then text, i = source:getBytes(start, size), 1 end
  local last = i + size - 1
  for w = 1, #word do
    local c = byte(text, i)
    i = i + 1
    if c == 92 then
      c = byte(text, i) == 117 and i + 4 <= last and tonumber(sub(text, i + 1, i + 4), 16)
      i = i + 5
    end
    if c ~= byte(word, w) then return false end
  end
  return i == last + 1
end

-- "model" or "stream", if that is the key that begins after that many bytes of the body; else "".
local function key_name(start, is_odd)
  if is_odd then return is_odd_key(start, "model") and "model" or is_odd_key(start, "stream") and "stream" or "" end
  local size = base + at - 2 - start
  if size ~= 5 and size ~= 6 then return "" end
  local a, b, c, d, e, f = byte(window, at - 1 - size, at - 2)
  if a == 109 and b == 111 and c == 100 and d == 101 and e == 108 and not f then return "model" end
  if a == 115 and b == 116 and c == 114 and d == 101 and e == 97 and f == 109 then return "stream" end
  return ""
end

-- A body that names its model more often is no client's, and would keep the worker busy.
local MOST_MODELS = 16

-- What may come next: a value, a key, a colon, a comma or an end, a first key or an end, a first value or an end, nothing.
local VALUE, KEY, COLON, COMMA, FIRST_KEY, FIRST_VALUE, NOTHING = 1, 2, 3, 4, 5, 6, 7

-- Reads the whole body as one JSON object. If a top-level model is another JSON value than `model`, if there is one, it puts
-- the body into `out` with that in its place. Returns nil if the body is no object, false if it names MOST_MODELS and more,
-- else true, whether a model was replaced, whether the last top-level "stream" is true, what of the body its "{" ends,
-- whether it is empty, and whether it names the model that it is to have.
local function read_object(model)
  -- The kinds of the open containers, one bit each (1 = object), 32 to a number, so that millions of brackets stay small.
  local words, word, bits, depth, models = {}, 0, 0, 0, 0
  local object = false -- is the innermost container an object?
  local expect, name, open = VALUE, nil, nil
  local replaced, streaming, empty, named = false, false, true, false
  while true do
    local c = byte(window, at)
    if not c then
      if ends_here() then
        if expect ~= NOTHING then return nil end
        return true, replaced, streaming, open, empty, named
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
      local is_whole, is_odd = skip_string()
      if not is_whole then return nil end
      if depth == 1 then
        name = key_name(start, is_odd)
        empty = false
      end
      expect = COLON
    else
      if not (expect == VALUE or expect == FIRST_VALUE) then return nil end
      if name == "model" and depth == 1 and model then
        models = models + 1
        if models > MOST_MODELS then return false end
        if sub(window, at, at + #model - 1) == model then -- most clients ask for what the first endpoint has
          named = true
        else
          if replaced then keep(at) else copy(0, base + at - 1) end
          out:put(model)
          kept, replaced = nil, true
        end
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
      if replaced and not kept then kept = at end
      name = nil
    end
  end
end

-- The new text of a body (with getBytes, as Envoy's buffers have it) if it is a JSON object and there is a model that it does
-- not name yet, which is added as its first member where it has none; whether it is one that asks for a stream; and what
-- read_object says of it.
local function rewritten(body, size, model)
  source, length, window, base, kept = body, size, "", 0, nil
  out:reset()
  move(1)
  local object, replaced, streaming, open, empty, named = read_object(model)
  local text
  if object and model and (replaced or not named) then
    if replaced then
      keep(at)
    else
      copy(0, open)
      out:put('"model":', model, empty and "" or ",")
      copy(open, length)
    end
    text = out:tostring()
  end
  source, window = nil, nil
  if size > LARGE then out:free() end
  return text, streaming, object
end

----------------------------------------------------------------------------------------------------------------------
-- Endpoints and their credentials

-- What Google's clients expect beside a status.
local GOOGLE = { ["401"] = "UNAUTHENTICATED", ["404"] = "NOT_FOUND", ["405"] = "UNIMPLEMENTED", ["415"] = "INVALID_ARGUMENT", ["422"] = "INVALID_ARGUMENT",
  ["500"] = "INTERNAL", ["503"] = "UNAVAILABLE", ["504"] = "DEADLINE_EXCEEDED" }

-- Ends the request here: nothing is sent, and no other endpoint is tried. The body is what the endpoint's clients can show.
local function refuse(handle, endpoint, status, text)
  text = text:gsub('[%c"\\]', function(c) return format("\\u%04x", byte(c)) end)
  local google = endpoint and endpoint.stream_path and format(',"code":%s,"status":"%s"', status, GOOGLE[status]) or ""
  local headers = { [":status"] = status, ["content-type"] = "application/json" }
  if status ~= "504" then headers["x-should-retry"] = "false" end -- no retry can mend the others
  if status == "405" then headers["allow"] = "POST" end
  -- Envoy puts its own answers into this form, but not these.
  handle:streamInfo():dynamicMetadata():set("mpool.answer", "complete", true)
  handle:respond(headers, format('{"type":"error","error":{"type":"mpool","message":"%s"%s}}\n', text, google))
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

ffi.cdef([[
  int open(const char *name, int flags, ...);
  long read(int file, void *into, unsigned long size);
  long lseek(int file, long offset, int whence);
  int close(int file);
]])
local NONBLOCK = jit.os == "Linux" and 0x800 or 0x4
local MOST_BYTES = 64 * 1024

-- The text of a file, or nil and what is wrong with it. Neither a pipe that nobody writes to nor a device without an end
-- makes the worker wait.
local function text_of(name)
  local file = ffi.C.open(name, NONBLOCK)
  if file < 0 then return nil, "is missing, or Envoy may not read it" end
  local bytes, size, got = ffi.new("char[?]", MOST_BYTES + 1), 0, 0
  local regular = ffi.C.lseek(file, 0, 0) == 0
  if regular then
    repeat
      got = tonumber(ffi.C.read(file, bytes + size, MOST_BYTES + 1 - size))
      if got > 0 then size = size + got end
    until got <= 0 or size > MOST_BYTES
  end
  ffi.C.close(file)
  if not regular or got < 0 then return nil, "is no regular file" end
  if size > MOST_BYTES then return nil, "is larger than 64 KiB" end
  return ffi.string(bytes, size)
end

local files = {} -- by name: the token or what is wrong with it, and when that was read

local function file_token(name)
  local now, known = os.time(), files[name]
  if known and now >= known.at and now - known.at < FILE_SECONDS then return known.token, known.wrong end
  local token, wrong
  local text, problem = text_of(name)
  if text then token, wrong = token_of(text) else wrong = problem end
  files[name] = { token = token, wrong = wrong, at = now }
  return token, wrong
end

-- Each kind of credential is a function (endpoint, client) that yields the header's value, or nil, a status and a text.
local CREDENTIALS = {}

function CREDENTIALS.env(endpoint, variable)
  local token, wrong = token_of(os.getenv(variable)) -- the environment of a running Envoy does not change
  local value = token and endpoint.prefix .. token
  endpoint.value = value
  local text = "the environment variable " .. variable .. (wrong and " " .. wrong or "")
  return function()
    if value then return value end
    return nil, "503", "No credential for this endpoint: " .. text .. ". Set it where Envoy runs, and start Envoy anew."
  end
end

function CREDENTIALS.file(endpoint, name)
  return function()
    local token, wrong = file_token(name)
    if token then return endpoint.prefix .. token end
    return nil, "503", "No credential for this endpoint: the file " .. name .. " " .. wrong .. ". It counts as soon as it is right."
  end
end

function CREDENTIALS.inline(endpoint, token)
  endpoint.value = endpoint.prefix .. token
  return function() return endpoint.value end
end

-- What is no key, and travels in Authorization only: an OAuth token of Anthropic's, a JWT of Azure's directory.
local function stays_in_authorization(endpoint, token)
  return endpoint.token == "oauth" and sub(token, 1, 10) == "sk-ant-oat"
    or endpoint.token ~= nil and endpoint.token ~= "key" and find(token, "^eyJ[%w_-]+%.[%w_-]+%.[%w_-]*$") ~= nil
end

-- The client's own credential, from the endpoint's header or else from Authorization, in the endpoint's form; and the
-- header that it goes into, where that is another one.
function CREDENTIALS.client(endpoint)
  local name, prefix = endpoint.header, endpoint.prefix
  return function(client)
    local value = client(name)
    if not value or not find(value, "[^ ]") then
      -- A key of Vertex AI's express mode is no bearer token.
      local key = endpoint.token == "key" and client("x-goog-api-key")
      if key and find(key, "[^ ]") then return key, "x-goog-api-key" end
      value = client("authorization")
    end
    local scheme, rest = (value or ""):match("^ *([^ ]+) *(.-) *$")
    if not scheme or (rest == "" and scheme:lower() == "bearer") then
      local text = "This endpoint passes the client's credential on, but the request has none: send it in "
      return nil, "401", text .. (name == "authorization" and "" or name .. " or in ") .. "Authorization."
    end
    -- Envoy joins several Authorization headers by commas; no bearer or basic credential has one, so this is the first.
    local first = rest:match("^[^,]*")
    if scheme:lower() == "bearer" then
      if stays_in_authorization(endpoint, first) then return "Bearer " .. first, "authorization" end
      return prefix .. first
    end
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

local OURS = {} -- default paths: what an attempt leaves for the next one

local function parse(line)
  local mark, rest = line:match("^([^\t]*)\t([^\t].*)$")
  local endpoint = { rewritten = mark == "rewritten" }
  for part in rest:gmatch("[^\t]+") do
    local name, value = part:match("^([%a_]+)=(.+)$")
    if not NAMES[name] or endpoint[name] then error("the endpoint's metadata is not mpool's") end
    endpoint[name] = value
  end
  OURS[endpoint.default_path] = true
  if endpoint.stream_path then OURS[endpoint.stream_path] = true end
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
  endpoint.plain = endpoint.path and endpoint.value and #strip == 0 and #endpoint.remember == 0 and not endpoint.anthropic_version
    and not endpoint.deadline
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

-- Operations of the providers' APIs that are not chat, by the segment of a path that names them.
local OTHERS = {}
for name in ([[
  assistants audio batches batchjobs cachedcontents complete completions containers conversations corpora count_tokens edits
  embeddings engines evals files fine-tunes fine_tuning generatedfiles generations images models moderations organization
  realtime rerank responses speech threads transcriptions translations tunedmodels uploads variations vector_stores videos
]]):gmatch("%S+") do OTHERS[name] = true end

-- The operation that a client's path names, if it is not chat. What stands before a Backend's own name says nothing.
local function other_operation(path, prefix)
  local bare = lower(path:match("^[^?]*"))
  if sub(bare, 1, #prefix) == prefix and (#bare == #prefix or byte(bare, #prefix + 1) == 47) then bare = sub(bare, #prefix + 1) end
  bare = bare:gsub("/+$", "")
  if bare:match("/chat/completions$") or bare:match("/v%d%w*/messages$") then return nil end
  local verb = bare:match("/[^/]+:(%a+)$")
  if verb == "generatecontent" or verb == "streamgeneratecontent" then return nil end
  if verb and (bare:match("/models/[^/]+$") or bare:match("/endpoints/[^/]+$")) then
    return path:match(":(%a+)/*$") or path:match(":(%a+)/*%?") or verb
  end
  local before
  for segment in bare:gmatch("[^/]+") do
    if OTHERS[segment] and not (segment == "completions" and before == "chat") then
      return segment
    end
    before = segment
  end
end

-- Whether an endpoint without a path of its own cannot answer the request; it has been refused then.
local function is_refused(handle, headers, endpoint, client)
  local path = endpoint.others and client(":path")
  if path and not OURS[path] then
    local operation = other_operation(path, endpoint.others)
    if operation then
      refuse(handle, endpoint, "404", "This endpoint serves chat, and the path names another operation: " .. operation .. ". To serve it, give a Backend of its own"
        .. " its path by pathOverride.fullPath, or let an HTTPRoute rewrite the path; mpool render --other-operations replace has it sent as chat.")
      return true
    end
  end
  local method = headers:get(":method")
  if method ~= "POST" then
    refuse(handle, endpoint, "405", "This endpoint takes POST only. Another method needs an endpoint with its own path (pathOverride.fullPath).")
    return true
  end
end

-- Gives an attempt its path and credential. Returns whether its body is to be read, and whether to find out from it if the
-- client wants a stream.
local function dress(handle, headers, endpoint)
  if endpoint.deadline and is_late(handle, endpoint.deadline) then
    refuse(handle, endpoint, "504", "No endpoint answered in time (--timeout, --attempt-timeout). Ask again.")
    return false
  end
  local client = client_headers(handle, headers, endpoint.remember)
  local path = endpoint.path or endpoint.rewritten and client(":path") or nil
  if not path and is_refused(handle, headers, endpoint, client) then return false end
  local value, other, text = endpoint.value, nil, nil
  if not value then value, other, text = endpoint.credential(client) end
  if not value then
    refuse(handle, endpoint, other, text)
    return false
  end
  local version = endpoint.anthropic_version
  if version == "client" then version = client("anthropic-version") or DEFAULT_ANTHROPIC_VERSION end
  local streaming = endpoint.stream_path and not path and asks_for_stream(client(":path") or "")

  for _, name in ipairs(endpoint.strip) do headers:remove(name) end
  if other then headers:remove(endpoint.header) end
  headers:replace(other or endpoint.header, value)
  if version then headers:replace("anthropic-version", version) end
  headers:replace(":path", path or streaming and endpoint.stream_path or endpoint.default_path)

  -- An earlier attempt may have left the length of its own body; this one gets the client's.
  if endpoint.keeps_length then
    local length = client("content-length")
    if length then headers:replace("content-length", length) else headers:remove("content-length") end
  end
  local reads_stream = endpoint.stream_path and not path and not streaming
  return endpoint.body_model or reads_stream, reads_stream
end

-- Gives an attempt its body.
local function fill(handle, endpoint, reads_stream)
  local body = handle:body()
  local length = body and body:length() or 0
  if length == 0 then return end
  local text, streams, object = rewritten(body, length, endpoint.body_model)
  if object == false then
    return refuse(handle, endpoint, "422", "The body names its model more than " .. MOST_MODELS .. " times. Name it once.")
  end
  if not object then
    local encoding = handle:headers():get("content-encoding")
    if encoding and lower(encoding) ~= "identity" then
      return refuse(handle, endpoint, "415", "This endpoint has to read the body, which is encoded (content-encoding). Send it as it is.")
    end
  end
  local changed = text ~= nil
  if changed then body:setBytes(text) end -- Envoy makes content-length fit
  if length > LARGE then -- what is garbage now would put the next collection off
    body, text = nil, nil
    collectgarbage()
  end
  if changed and not (streams and reads_stream) then return end
  local headers = handle:headers() -- waiting for the body ended the life of an earlier one
  if streams and reads_stream then headers:replace(":path", endpoint.stream_path) end
  if not changed then headers:replace("content-length", tostring(length)) end
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
  if endpoint.plain then
    headers:replace(endpoint.header, endpoint.value)
    headers:replace(":path", endpoint.path)
    if endpoint.body_model then fill(handle, endpoint, false) end
    return
  end
  local reads, reads_stream = dress(handle, headers, endpoint)
  if reads then fill(handle, endpoint, reads_stream) end
end

function envoy_on_request(handle)
  local ok, problem = pcall(attempt, handle)
  -- Envoy would send the request on as it stands, with the client's credentials in it.
  if not ok then
    handle:logErr("mpool: " .. tostring(problem))
    refuse(handle, nil, "500", "mpool could not prepare this request; Envoy's log says why.")
  end
end
