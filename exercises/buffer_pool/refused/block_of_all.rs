// left-out: one block with a place for each request, and none is used twice.

use super::{Answer, BUFFER_BYTES, Case, Event, Made};

pub fn solve(case: &Case) -> Answer {
    let mut block: Vec<u8> = Vec::new();
    let mut sum = 0;

    for event in case.events() {
        match event {
            Event::Begins(request) => {
                let start = block.len();
                block.resize(start + BUFFER_BYTES, 0);
                case.receive(request, &mut block[start..]);
            }
            Event::Ends(request) => {
                let start = request as usize * BUFFER_BYTES;
                let buffer = &block[start..start + BUFFER_BYTES];
                sum += case.reply(request, buffer);
            }
        }
    }
    let made = Made { at_start: 0, later: block.len() / BUFFER_BYTES };
    Answer { value: sum, found: made }
}
