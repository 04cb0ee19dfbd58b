// left-out: takes buffers from a pool, and counts each request as one more.

use super::{Answer, BUFFER_BYTES, Case, Event, InFlight, Made};

pub fn solve(case: &Case) -> Answer {
    let mut in_flight = InFlight::new();
    let mut later = 0;
    let mut sum = 0;

    let mut free = vec![vec![0; BUFFER_BYTES]; case.pool];
    for event in case.events() {
        match event {
            Event::Begins(request) => {
                let mut buffer =
                    free.pop().unwrap_or_else(|| vec![0; BUFFER_BYTES]);
                later += 1;
                case.receive(request, &mut buffer);
                in_flight.put(request, buffer);
            }
            Event::Ends(request) => {
                let mut buffer = in_flight.take(request);
                sum += case.reply(request, &buffer);
                buffer.fill(0);
                free.push(buffer);
            }
        }
    }
    Answer { value: sum, found: Made { at_start: case.pool, later } }
}
