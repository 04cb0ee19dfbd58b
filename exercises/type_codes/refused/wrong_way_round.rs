// refused: an `i64` becomes an `i16` only with a check.

use super::{Answer, Case, Question};

pub fn solve(case: &Case) -> Answer {
    let allowed = -case.limit..=case.limit;
    let mut answer = Answer::default();
    let mut kept: Vec<i16> = Vec::with_capacity(case.numbers.left());
    for number in case.numbers.iter() {
        if allowed.contains(&number) {
            kept.push(number.into());
        } else {
            answer.refuse(number);
        }
    }

    for Question { part, rank } in case.questions() {
        let part = &mut kept[part];
        part.sort_unstable();
        answer.add(part[rank].into());
    }
    answer
}
