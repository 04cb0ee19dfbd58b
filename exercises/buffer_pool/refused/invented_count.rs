// left-out: says numbers of buffers that were never made.

use super::{Answer, BUFFER_BYTES, Case, Event, InFlight, Made};

pub fn solve(case: &Case) -> Answer {
    let mut in_flight = InFlight::new();
    let mut later = 0;
    let mut sum = 0;

    let mut free = vec![vec![0; BUFFER_BYTES]; case.pool];
    for event in case.events() {
        match event {
            Event::Begins(request) => {
                let mut buffer = free.pop().unwrap_or_else(|| {
                    later += 7;
                    vec![0; BUFFER_BYTES]
                });
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
    Answer { value: sum, found: Made { at_start: 1_000, later } }
}
