// A guard for each connection in use, which puts it back unless it broke.

use std::cell::RefCell;
use std::collections::VecDeque;

use super::{Answer, Case, Connection, Exhausted, InUse};

struct InQuery<'a> {
    idle: &'a RefCell<Vec<Connection>>,
    connection: Option<Connection>,
}

impl Drop for InQuery<'_> {
    fn drop(&mut self) {
        let connection = self.connection.take();
        let working = connection.filter(|one| !one.is_broken());
        self.idle.borrow_mut().extend(working);
    }
}

struct Waiting {
    request: u32,
    since: u64,
}

pub fn solve(case: &Case) -> Answer {
    let mut waiting: VecDeque<Waiting> = VecDeque::new();
    let idle = RefCell::new(Vec::with_capacity(10));
    let mut in_use: InUse<InQuery> = InUse::new();

    for now in case.ticks() {
        while let Some(request) = case.ended() {
            let mut ended = in_use.take(request);
            if let Some(connection) = &mut ended.connection {
                case.reply(request, connection);
            }
        }
        while let Some(request) = case.arrived() {
            waiting.push_back(Waiting { request, since: now });
        }
        while !in_use.is_full()
            && let Some(next) = waiting.pop_front()
        {
            let connection = idle.borrow_mut().pop();
            let mut connection = connection.unwrap_or_else(|| case.connect());
            case.start(next.request, &mut connection);
            let connection = Some(connection);
            in_use.put(next.request, InQuery { idle: &idle, connection });
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
