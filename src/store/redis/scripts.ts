/**
 * Writes a token unless a newer generation is there. Any value that is not a token is overwritten: a list under this key
 * (hence `pcall`), another text, or a generation of infinity.
 * KEYS[1] the token's key; ARGV[1] the token as JSON, ARGV[2] its generation, ARGV[3] its lifetime in ms.
 */
export const SET_UNLESS_NEWER = `
local present = redis.pcall('GET', KEYS[1])
if type(present) == 'string' then
  local read, token = pcall(cjson.decode, present)
  if read and type(token) == 'table' and type(token.value) == 'string' and token.value ~= ''
    and type(token.expiresAtMs) == 'number' and type(token.generation) == 'number'
    and token.generation < math.huge and token.generation > tonumber(ARGV[2]) then return 0 end
end
redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[3])
return 1
`;

/** Takes a lock if it is free. KEYS[1] the lock's key; ARGV[1] the owner, ARGV[2] the lease in ms. */
export const TAKE_LOCK = `
if redis.call('SET', KEYS[1], ARGV[1], 'NX', 'PX', ARGV[2]) then return 1 end
return 0
`;

/** Releases a lock if it still belongs to this owner. KEYS[1] the lock's key; ARGV[1] the owner. */
export const RELEASE_LOCK = `
if redis.call('GET', KEYS[1]) == ARGV[1] then return redis.call('DEL', KEYS[1]) end
return 0
`;
