// over-budget: the digits of each number, in a string.

use super::{Answer, Case, Question};

pub fn solve(case: &Case) -> Answer {
    let allowed = -case.limit..=case.limit;
    let mut answer = Answer::default();
    let mut kept: Vec<String> = Vec::with_capacity(case.numbers.left());
    for number in case.numbers.iter() {
        if allowed.contains(&number) {
            kept.push(number.to_string());
        } else {
            answer.refuse(number);
        }
    }
    let number = |text: &String| text.parse::<i64>().expect("a number");
    for Question { part, rank } in case.questions() {
        let mut part: Vec<i64> = kept[part].iter().map(number).collect();
        part.sort_unstable();
        answer.add(part[rank]);
    }
    answer
}
