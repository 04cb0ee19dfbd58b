// A list whose first elements go as their queries start, and idle connections
// on the stack.

use arrayvec::ArrayVec;

use super::{Answer, Case, Connection, Exhausted, InUse};

struct Waiting {
    request: u32,
    since: u64,
}

pub fn solve(case: &Case) -> Answer {
    let mut waiting: Vec<Waiting> = Vec::new();
    let mut in_use: InUse<Connection> = InUse::new();
    let mut idle: ArrayVec<Connection, 10> = ArrayVec::new();

    for now in case.ticks() {
        while let Some(request) = case.ended() {
            let mut connection = in_use.take(request);
            case.reply(request, &mut connection);
            if !connection.is_broken() {
                idle.push(connection);
            }
        }
        while let Some(request) = case.arrived() {
            waiting.push(Waiting { request, since: now });
        }
        let starting = waiting.len().min(10 - in_use.count());
        for next in waiting.drain(..starting) {
            let mut connection = idle.pop().unwrap_or_else(|| case.connect());
            case.start(next.request, &mut connection);
            in_use.put(next.request, connection);
        }
        while waiting.first().is_some_and(|w| now - w.since >= case.limit) {
            let late = waiting.remove(0);
            case.refuse(Exhausted {
                request: late.request,
                waited: now - late.since,
                in_use: in_use.count(),
                waiting: waiting.len(),
            });
        }
    }
    case.answer()
}
