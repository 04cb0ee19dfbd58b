// A list behind a trait, which is chosen once.

use super::{Answer, Case, Question};

trait Numbers {
    fn push(&mut self, number: i64);
    fn ranked(&mut self, question: Question) -> i64;
}

impl<T> Numbers for Vec<T>
where
    T: TryFrom<i64, Error: std::fmt::Debug> + Into<i64> + Ord + Copy,
{
    fn push(&mut self, number: i64) {
        let small = T::try_from(number).expect("a number within the limit");
        Vec::push(self, small);
    }

    fn ranked(&mut self, Question { part, rank }: Question) -> i64 {
        let (_, number, _) = self[part].select_nth_unstable(rank);
        (*number).into()
    }
}

pub fn solve(case: &Case) -> Answer {
    let mut kept: Box<dyn Numbers> = match case.limit {
        ..0x80 => Box::new(Vec::<i8>::new()),
        ..0x8000 => Box::new(Vec::<i16>::new()),
        ..0x8000_0000 => Box::new(Vec::<i32>::new()),
        _ => Box::new(Vec::<i64>::new()),
    };
    let mut answer = Answer::default();
    while let Some(number) = case.numbers.next() {
        if number.abs() <= case.limit {
            kept.push(number);
        } else {
            answer.refuse(number);
        }
    }
    for question in case.questions() {
        answer.add(kept.ranked(question));
    }
    answer
}
