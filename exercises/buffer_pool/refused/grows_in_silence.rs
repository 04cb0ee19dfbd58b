// left-out: does not count the buffers that it makes because none is free.

use super::{Answer, BUFFER_BYTES, Case, Event, InFlight, Made};

pub fn solve(case: &Case) -> Answer {
    let mut free = vec![vec![0; BUFFER_BYTES]; case.pool];
    let mut in_flight = InFlight::new();
    let mut sum = 0;

    for event in case.events() {
        match event {
            Event::Begins(request) => {
                let buffer = free.pop();
                let made = || vec![0; BUFFER_BYTES];
                let mut buffer = buffer.unwrap_or_else(made);
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
    Answer { value: sum, found: Made { at_start: case.pool, later: 0 } }
}
