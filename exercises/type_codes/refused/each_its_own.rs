// over-budget: a type for each number: the room is that of the largest.

use super::{Answer, Case, Question};

#[derive(Clone, Copy)]
enum Number {
    Byte(i8),
    Short(i16),
    Int(i32),
    Long(i64),
}

use Number::*;

fn small(number: i64) -> Number {
    if let Ok(byte) = number.try_into() {
        Byte(byte)
    } else if let Ok(short) = number.try_into() {
        Short(short)
    } else if let Ok(int) = number.try_into() {
        Int(int)
    } else {
        Long(number)
    }
}

fn large(number: Number) -> i64 {
    match number {
        Byte(byte) => byte.into(),
        Short(short) => short.into(),
        Int(int) => int.into(),
        Long(long) => long,
    }
}

pub fn solve(case: &Case) -> Answer {
    let allowed = -case.limit..=case.limit;
    let mut answer = Answer::default();
    let mut kept = Vec::with_capacity(case.numbers.left());
    for number in case.numbers.iter() {
        if allowed.contains(&number) {
            kept.push(small(number));
        } else {
            answer.refuse(number);
        }
    }
    for Question { part, rank } in case.questions() {
        let part = &mut kept[part];
        part.sort_unstable_by_key(|number| large(*number));
        answer.add(large(part[rank]));
    }
    answer
}
