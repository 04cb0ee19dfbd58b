// By hand: a copy where there is one, and the shared entries where not.

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let mut copies: Vec<Option<Vec<u64>>> = vec![None; case.handle_count];

    for write in case.writes.iter() {
        let copy = &mut copies[write.handle];
        let copy = copy.get_or_insert_with(|| case.entries.clone());
        copy[write.index] = write.value;
    }

    let mut sum = 0;
    for (number, copy) in (1..).zip(&copies) {
        let entries = copy.as_ref().unwrap_or(&case.entries);
        sum += number * entries.iter().sum::<u64>();
    }
    sum
}
