//! Each number is an `i64`, which holds any number that comes.

use super::{Answer, Case, Question};

pub fn solve(case: &Case) -> Answer {
    let allowed = -case.limit..=case.limit;
    let mut answer = Answer::default();
    let mut kept: Vec<i64> = Vec::with_capacity(case.numbers.left());
    for number in case.numbers.iter() {
        if allowed.contains(&number) {
            kept.push(number);
        } else {
            answer.refuse(number);
        }
    }

    for Question { part, rank } in case.questions() {
        let part = &mut kept[part];
        part.sort_unstable();
        answer.add(part[rank]);
    }
    answer
}
