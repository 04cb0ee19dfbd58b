// wrong: counts how many times each number occurs, and not where.

use super::{Answer, Case, Question};

pub fn solve(case: &Case) -> Answer {
    let mut answer = Answer::default();
    let mut counts = std::collections::BTreeMap::new();
    for number in case.numbers.iter() {
        if number.abs() <= case.limit {
            *counts.entry(number).or_insert(0) += 1;
        } else {
            answer.refuse(number);
        }
    }
    let parts = case.questions().count().max(1);
    for Question { rank, .. } in case.questions() {
        let mut rank = rank * parts;
        for (number, count) in &counts {
            if rank < *count {
                answer.add(*number);
                break;
            }
            rank -= count;
        }
    }
    answer
}
