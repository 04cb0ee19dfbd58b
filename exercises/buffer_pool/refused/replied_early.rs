// failed: wants to reply when a request begins, so that one buffer would do.

use super::{Answer, BUFFER_BYTES, Case, Event, Made};

pub fn solve(case: &Case) -> Answer {
    let mut buffer = vec![0; BUFFER_BYTES];
    let mut sum = 0;

    for event in case.events() {
        if let Event::Begins(request) = event {
            buffer.fill(0);
            case.receive(request, &mut buffer);
            sum += case.reply(request, &buffer);
        }
    }
    Answer { value: sum, found: Made { at_start: 1, later: 0 } }
}
