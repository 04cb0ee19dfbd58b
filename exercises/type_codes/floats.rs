//! Each number is a float: an `f32` if its 24 binary digits are enough, or
//! else an `f64`.

use super::{Answer, Case, Question};

/// The largest number up to which an `f32` has all whole numbers.
pub const LARGEST: i64 = 1 << 24;

fn keep<F: Copy>(
    case: &Case,
    float: fn(i64) -> F,
    whole: fn(F) -> i64,
) -> Answer {
    let allowed = -case.limit..=case.limit;
    let mut answer = Answer::default();
    let mut kept = Vec::with_capacity(case.numbers.left());
    for number in case.numbers.iter() {
        if allowed.contains(&number) {
            kept.push(float(number));
        } else {
            answer.refuse(number);
        }
    }

    for Question { part, rank } in case.questions() {
        let part = &mut kept[part];
        part.sort_unstable_by_key(|number| whole(*number));
        answer.add(whole(part[rank]));
    }
    answer
}

pub fn solve(case: &Case) -> Answer {
    if case.limit <= LARGEST {
        keep(case, |number| number as f32, |float| float as i64)
    } else {
        keep(case, |number| number as f64, |float| float as i64)
    }
}
