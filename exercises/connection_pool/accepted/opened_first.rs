// Opens all ten before the first request, and a new one for each that breaks.

use std::collections::VecDeque;

use super::{Answer, Case, Connection, Exhausted, InUse, MOST_LIVE};

struct Waiting {
    request: u32,
    since: u64,
}

pub fn solve(case: &Case) -> Answer {
    let mut waiting: VecDeque<Waiting> = VecDeque::new();
    let mut in_use: InUse<Connection> = InUse::new();
    let mut idle: Vec<Connection> = Vec::with_capacity(MOST_LIVE);
    idle.resize_with(MOST_LIVE, || case.connect());

    for now in case.ticks() {
        while let Some(request) = case.ended() {
            let mut connection = in_use.take(request);
            case.reply(request, &mut connection);
            if connection.is_broken() {
                drop(connection);
                connection = case.connect();
            }
            idle.push(connection);
        }
        while let Some(request) = case.arrived() {
            waiting.push_back(Waiting { request, since: now });
        }
        while let Some(mut connection) = idle.pop() {
            let Some(next) = waiting.pop_front() else {
                idle.push(connection);
                break;
            };
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
