/** After this many checks without a new request, the missing calls are waiting for a token. */
const QUIET_LOOKS = 5;
/** The interval between two checks. A busy process delays one check, but not five. */
const LOOK_MS = 100;

/**
 * Counts the calls that waited for a token, and those whose token was rejected.
 *
 * The client reports when it has made all calls of a tick. The server holds the token responses of a tick until all its
 * calls have arrived, or no more arrive. So a call that arrives after a token response has waited for the token. The
 * result depends on the order of events only, not on their timing.
 */
export function createDayWatch(refusedToken) {
  const total = { waited: 0, refused: 0, fetches: 0 };
  let tick = newTick(0);

  function newTick(expected) {
    let open;
    const gate = new Promise((resolve) => {
      open = resolve;
    });
    const [arrived, waited, refused] = [new Set(), new Set(), new Set()];
    return { expected, arrived, waited, refused, gate, open, asked: false, answered: false };
  }

  function answer(current) {
    clearInterval(current.looking);
    current.answered = true;
    current.open();
  }

  function answerWhenQuiet(current) {
    let [before, quiet] = [-1, 0];
    current.looking = setInterval(() => {
      quiet = current.arrived.size === before ? quiet + 1 : 0;
      before = current.arrived.size;
      if (quiet === QUIET_LOOKS) answer(current);
    }, LOOK_MS);
  }

  function end(current) {
    answer(current);
    total.waited += current.waited.size;
    total.refused += current.refused.size;
  }

  return {
    /** Returns the delay of the response. The response itself is already fixed. */
    latency({ path, query, errcode }) {
      if (path.endsWith("token")) {
        total.fetches += 1;
        tick.asked = true;
        return tick.answered ? 0 : Number.POSITIVE_INFINITY;
      }
      if (tick.answered && tick.asked) tick.waited.add(query.openid);
      if (refusedToken.has(errcode)) tick.refused.add(query.openid);
      tick.arrived.add(query.openid);
      if (tick.arrived.size === tick.expected) answer(tick);
      return 0;
    },
    /** Starts the next tick. The promise resolves when its token responses may be sent. */
    begin(calls) {
      end(tick);
      tick = newTick(calls);
      return tick.gate;
    },
    /** Reports that the client has made all calls of the tick. */
    made() {
      if (!tick.answered) answerWhenQuiet(tick);
    },
    result() {
      end(tick);
      tick = newTick(0);
      return total;
    },
  };
}
