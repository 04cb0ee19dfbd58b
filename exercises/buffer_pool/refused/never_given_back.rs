// over-budget: a pool to which no buffer comes back.

use super::{Answer, BUFFER_BYTES, Case, Event, InFlight, Made};

pub fn solve(case: &Case) -> Answer {
    let mut free = vec![vec![0; BUFFER_BYTES]; case.pool];
    let mut in_flight = InFlight::new();
    let mut later = 0;
    let mut sum = 0;

    for event in case.events() {
        match event {
            Event::Begins(request) => {
                let mut buffer = free.pop().unwrap_or_else(|| {
                    later += 1;
                    vec![0; BUFFER_BYTES]
                });
                case.receive(request, &mut buffer);
                in_flight.put(request, buffer);
            }
            Event::Ends(request) => {
                let buffer = in_flight.take(request);
                sum += case.reply(request, &buffer);
            }
        }
    }
    Answer { value: sum, found: Made { at_start: case.pool, later } }
}
