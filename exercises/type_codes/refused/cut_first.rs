// wrong: cuts each number down to its type before it looks at the limit.

use super::{Answer, Case, Question};

fn keep<T>(case: &Case, cut: fn(i64) -> T) -> Answer
where
    T: Into<i64> + Ord + Copy,
{
    let allowed = -case.limit..=case.limit;
    let mut answer = Answer::default();
    let mut kept: Vec<T> = Vec::with_capacity(case.numbers.left());
    for number in case.numbers.iter() {
        let small = cut(number);
        if allowed.contains(&small.into()) {
            kept.push(small);
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

pub fn solve(case: &Case) -> Answer {
    match case.limit {
        ..0x80 => keep(case, |number| number as i8),
        ..0x8000 => keep(case, |number| number as i16),
        ..0x8000_0000 => keep(case, |number| number as i32),
        _ => keep(case, |number| number),
    }
}
