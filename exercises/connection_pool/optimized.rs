//! A query that starts takes a connection from a pool, and one that ends puts
//! it back.

use std::collections::VecDeque;

use arrayvec::ArrayVec;

use super::{Answer, Case, Connection, Exhausted, InUse, MOST_LIVE};

/// Connections that have no query at the moment.
struct Pool<'a> {
    case: &'a Case,
    /// Like a `Vec`, but with its places in itself, so it allocates nothing.
    idle: ArrayVec<Connection, MOST_LIVE>,
}

impl Pool<'_> {
    /// A connection that is idle, or else a new one.
    fn take(&mut self) -> Connection {
        let idle = self.idle.pop();
        idle.unwrap_or_else(|| self.case.connect())
    }

    /// Keeps a connection for the next query; a broken one is closed.
    fn give_back(&mut self, connection: Connection) {
        if !connection.is_broken() {
            self.idle.push(connection);
        }
    }
}

struct Waiting {
    request: u32,
    since: u64,
}

pub fn solve(case: &Case) -> Answer {
    let mut pool = Pool { case, idle: ArrayVec::new() };
    let mut waiting: VecDeque<Waiting> = VecDeque::new();
    let mut in_use: InUse<Connection> = InUse::new();

    for now in case.ticks() {
        while let Some(request) = case.ended() {
            let mut connection = in_use.take(request);
            case.reply(request, &mut connection);
            pool.give_back(connection);
        }
        while let Some(request) = case.arrived() {
            waiting.push_back(Waiting { request, since: now });
        }
        while !in_use.is_full()
            && let Some(next) = waiting.pop_front()
        {
            let mut connection = pool.take();
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
