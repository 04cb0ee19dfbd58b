// A counted pointer to a list that could grow: a step more to each entry.

use std::rc::Rc;

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let first = Rc::new(case.entries.clone());
    let mut handles = vec![first; case.handle_count];

    for write in case.writes.iter() {
        Rc::make_mut(&mut handles[write.handle])[write.index] = write.value;
    }

    let mut sum = 0;
    for (number, entries) in (1..).zip(&handles) {
        sum += number * entries.iter().sum::<u64>();
    }
    sum
}
