// Matches on ranges of the limit, and converts what was checked before.

use super::{Answer, Case, Question};

fn keep<T>(case: &Case) -> Answer
where
    T: TryFrom<i64> + Into<i64> + Ord + Copy,
{
    let allowed = -case.limit..=case.limit;
    let mut answer = Answer::default();
    let mut kept: Vec<T> = Vec::with_capacity(case.numbers.left());
    for number in case.numbers.iter() {
        if !allowed.contains(&number) {
            answer.refuse(number);
        } else if let Ok(small) = T::try_from(number) {
            kept.push(small);
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
        0..=0x7f => keep::<i8>(case),
        0x80..=0x7fff => keep::<i16>(case),
        0x8000..=0x7fff_ffff => keep::<i32>(case),
        _ => keep::<i64>(case),
    }
}
