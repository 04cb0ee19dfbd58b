// over-budget: the places of each number, in a map by the number.

use std::collections::BTreeMap;

use super::{Answer, Case, Question};

pub fn solve(case: &Case) -> Answer {
    let mut answer = Answer::default();
    let mut places: BTreeMap<i64, Vec<u32>> = BTreeMap::new();
    let mut next = 0;
    for number in case.numbers.iter() {
        if number.abs() <= case.limit {
            places.entry(number).or_default().push(next);
            next += 1;
        } else {
            answer.refuse(number);
        }
    }
    for Question { part, mut rank } in case.questions() {
        for (number, places) in &places {
            let within = |place: &u32| part.contains(&(*place as usize));
            let count = places.iter().filter(|place| within(place)).count();
            if rank < count {
                answer.add(*number);
                break;
            }
            rank -= count;
        }
    }
    answer
}
