// By turns: the connection that has been idle for longest comes next.

use std::collections::VecDeque;

use super::{Answer, Case, Connection, Exhausted, InUse};

struct Waiting {
    request: u32,
    since: u64,
}

pub fn solve(case: &Case) -> Answer {
    let mut waiting: VecDeque<Waiting> = VecDeque::new();
    let mut in_use: InUse<Connection> = InUse::new();
    let mut idle: VecDeque<Connection> = VecDeque::new();

    for now in case.ticks() {
        while let Some(request) = case.ended() {
            let mut connection = in_use.take(request);
            case.reply(request, &mut connection);
            if !connection.is_broken() {
                idle.push_back(connection);
            }
        }
        while let Some(request) = case.arrived() {
            waiting.push_back(Waiting { request, since: now });
        }
        while !in_use.is_full()
            && let Some(next) = waiting.pop_front()
        {
            let mut connection =
                idle.pop_front().unwrap_or_else(|| case.connect());
            case.start(next.request, &mut connection);
            in_use.put(next.request, connection);
        }
        while let Some(late) =
            waiting.pop_front_if(|first| now - first.since >= case.limit)
        {
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
