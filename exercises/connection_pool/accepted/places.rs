// Ten places, each with a connection or none and the request that has it.

use std::collections::VecDeque;

use super::{Answer, Case, Connection, Exhausted, MOST_LIVE};

#[derive(Default)]
struct Place {
    connection: Option<Connection>,
    request: Option<u32>,
}

pub fn solve(case: &Case) -> Answer {
    let mut places: [Place; MOST_LIVE] = Default::default();
    let mut waiting: VecDeque<(u32, u64)> = VecDeque::new();

    for now in case.ticks() {
        while let Some(request) = case.ended() {
            for place in &mut places {
                if place.request == Some(request)
                    && let Some(connection) = &mut place.connection
                {
                    case.reply(request, connection);
                    place.request = None;
                    if connection.is_broken() {
                        place.connection = None;
                    }
                }
            }
        }
        while let Some(request) = case.arrived() {
            waiting.push_back((request, now));
        }
        for place in &mut places {
            if place.request.is_none()
                && let Some((request, _)) = waiting.pop_front()
            {
                let connection = &mut place.connection;
                let connection =
                    connection.get_or_insert_with(|| case.connect());
                case.start(request, connection);
                place.request = Some(request);
            }
        }
        while let Some(&(request, since)) = waiting.front() {
            if now - since < case.limit {
                break;
            }
            waiting.pop_front();
            let is_used = |place: &&Place| place.request.is_some();
            case.refuse(Exhausted {
                request,
                waited: case.limit,
                in_use: places.iter().filter(is_used).count(),
                waiting: waiting.len(),
            });
        }
    }
    case.answer()
}
