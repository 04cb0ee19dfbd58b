// As the distance from the lowest number, which has no sign.

use super::{Answer, Case, Question};

fn keep<T>(case: &Case) -> Answer
where
    T: TryFrom<u64> + Into<u64> + Ord + Copy,
{
    let allowed = -case.limit..=case.limit;
    let mut answer = Answer::default();
    let mut kept: Vec<T> = Vec::with_capacity(case.numbers.left());
    for number in case.numbers.iter() {
        match T::try_from((number + case.limit) as u64) {
            Ok(small) if allowed.contains(&number) => kept.push(small),
            _ => answer.refuse(number),
        }
    }

    for Question { part, rank } in case.questions() {
        let part = &mut kept[part];
        part.sort_unstable();
        let distance: u64 = part[rank].into();
        answer.add(distance as i64 - case.limit);
    }
    answer
}

pub fn solve(case: &Case) -> Answer {
    match 2 * case.limit {
        ..0x100 => keep::<u8>(case),
        ..0x1_0000 => keep::<u16>(case),
        ..0x1_0000_0000 => keep::<u32>(case),
        _ => keep::<u64>(case),
    }
}
