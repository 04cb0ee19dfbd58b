// wrong: takes the same share of all messages to be read.

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let (mut opened, mut marked) = (0_u64, 0_u64);
    for _ in case.opened.iter() {
        opened += 1;
    }
    for _ in case.marked_unread() {
        marked += 1;
    }

    let share = |end: usize| end as u64 * (opened - marked);
    let messages = case.messages.max(1) as u64;
    case.questions().map(|end| share(end) / messages).sum()
}
