// wrong: keeps the upper bits of each number in one byte.

use super::{Answer, Case, Question};

fn shift(limit: i64) -> u32 {
    (limit.max(1).ilog2() + 1).saturating_sub(7)
}

pub fn solve(case: &Case) -> Answer {
    let shift = shift(case.limit);
    let allowed = -case.limit..=case.limit;
    let mut answer = Answer::default();
    let mut kept: Vec<i8> = Vec::with_capacity(case.numbers.left());
    for number in case.numbers.iter() {
        if allowed.contains(&number) {
            kept.push((number >> shift) as i8);
        } else {
            answer.refuse(number);
        }
    }

    for Question { part, rank } in case.questions() {
        let part = &mut kept[part];
        part.sort_unstable();
        answer.add(i64::from(part[rank]) << shift);
    }
    answer
}
