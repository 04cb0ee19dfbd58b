//! Serve many requests with as few allocations as possible.

use super::{Answer, BUFFER_BYTES, Case, Event, InFlight, Made};

pub fn solve(case: &Case) -> Answer {
    let mut in_flight = InFlight::new();
    let mut later = 0;
    let mut sum = 0;

    for event in case.events() {
        match event {
            Event::Begins(request) => {
                let mut buffer = vec![0; BUFFER_BYTES];
                later += 1;
                case.receive(request, &mut buffer);
                in_flight.put(request, buffer);
            }
            Event::Ends(request) => {
                let buffer = in_flight.take(request);
                sum += case.reply(request, &buffer);
                // This buffer is dropped here. Who could use it?
            }
        }
    }
    Answer { value: sum, found: Made { at_start: 0, later } }
}
