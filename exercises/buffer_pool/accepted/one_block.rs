// All buffers in one block: a slab. What is handed out is a place in it.

use super::{Answer, BUFFER_BYTES, Case, Event, InFlight, MOST_BUFFERS, Made};

pub fn solve(case: &Case) -> Answer {
    let mut slab = vec![0; MOST_BUFFERS * BUFFER_BYTES];
    let mut free: Vec<usize> = (0..MOST_BUFFERS).collect();
    let mut in_flight = InFlight::new();
    let mut sum = 0;

    for event in case.events() {
        match event {
            Event::Begins(request) => {
                let Some(place) = free.pop() else { break };
                let start = place * BUFFER_BYTES;
                let buffer = &mut slab[start..start + BUFFER_BYTES];
                buffer.fill(0);
                case.receive(request, buffer);
                in_flight.put(request, place);
            }
            Event::Ends(request) => {
                let place: usize = in_flight.take(request);
                let start = place * BUFFER_BYTES;
                let buffer = &slab[start..start + BUFFER_BYTES];
                sum += case.reply(request, buffer);
                free.push(place);
            }
        }
    }
    let made = Made { at_start: MOST_BUFFERS, later: 0 };
    Answer { value: sum, found: made }
}
