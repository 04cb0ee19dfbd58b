// An `enum` of four lists; a part is copied into a list of `i64` to be sorted.

use super::{Answer, Case, Question};

enum Kept {
    Bytes(Vec<i8>),
    Shorts(Vec<i16>),
    Ints(Vec<i32>),
    Longs(Vec<i64>),
}

use Kept::*;

impl Kept {
    fn up_to(limit: i64) -> Self {
        match limit {
            ..128 => Bytes(Vec::new()),
            ..32_768 => Shorts(Vec::new()),
            ..2_147_483_648 => Ints(Vec::new()),
            _ => Longs(Vec::new()),
        }
    }

    fn push(&mut self, number: i64) {
        match self {
            Bytes(list) => list.push(number as i8),
            Shorts(list) => list.push(number as i16),
            Ints(list) => list.push(number as i32),
            Longs(list) => list.push(number),
        }
    }

    fn get(&self, place: usize) -> i64 {
        match self {
            Bytes(list) => list[place].into(),
            Shorts(list) => list[place].into(),
            Ints(list) => list[place].into(),
            Longs(list) => list[place],
        }
    }
}

pub fn solve(case: &Case) -> Answer {
    let allowed = -case.limit..=case.limit;
    let mut answer = Answer::default();
    let mut kept = Kept::up_to(case.limit);
    for number in case.numbers.iter() {
        if allowed.contains(&number) {
            kept.push(number);
        } else {
            answer.refuse(number);
        }
    }

    for Question { part, rank } in case.questions() {
        let mut part: Vec<i64> = part.map(|place| kept.get(place)).collect();
        part.sort_unstable();
        answer.add(part[rank]);
    }
    answer
}
