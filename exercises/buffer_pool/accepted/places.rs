// A buffer stays in its place; what is noted is whose it is just now.

use super::{Answer, BUFFER_BYTES, Case, Event, Made};

struct Place {
    of: Option<u32>,
    buffer: [u8; BUFFER_BYTES],
}

pub fn solve(case: &Case) -> Answer {
    let mut places: Vec<Box<Place>> = Vec::new();
    let mut sum = 0;

    for event in case.events() {
        let (wanted, request) = match event {
            Event::Begins(request) => (None, request),
            Event::Ends(request) => (Some(request), request),
        };
        let at = places.iter().position(|place| place.of == wanted);
        let at = at.unwrap_or_else(|| {
            places.push(Box::new(Place { of: None, buffer: [0; 1_024] }));
            places.len() - 1
        });
        let Place { of, buffer } = &mut *places[at];
        if wanted.is_none() {
            *of = Some(request);
            buffer.fill(0);
            case.receive(request, buffer);
        } else {
            *of = None;
            sum += case.reply(request, buffer);
        }
    }
    let made = Made { at_start: 0, later: places.len() };
    Answer { value: sum, found: made }
}
