// As many bits a number as the limit needs, one after the other.

use super::{Answer, Case, Question};

struct Packed {
    words: Vec<u32>,
    width: usize,
    len: usize,
}

impl Packed {
    fn push(&mut self, number: u64) {
        let start = self.len * self.width;
        self.len += 1;
        self.words.resize((self.len * self.width).div_ceil(32), 0);
        for bit in 0..self.width {
            let at = start + bit;
            let set = (number >> bit & 1) as u32;
            self.words[at / 32] |= set << (at % 32);
        }
    }

    fn get(&self, place: usize) -> u64 {
        let start = place * self.width;
        let bit = |bit: usize| {
            let at = start + bit;
            u64::from(self.words[at / 32] >> (at % 32) & 1) << bit
        };
        (0..self.width).map(bit).sum()
    }
}

pub fn solve(case: &Case) -> Answer {
    let width = (2 * case.limit).max(1).ilog2() as usize + 1;
    let words = (case.numbers.left() * width).div_ceil(32);
    let words = Vec::with_capacity(words);
    let mut kept = Packed { words, width, len: 0 };
    let mut answer = Answer::default();
    for number in case.numbers.iter() {
        if number.abs() <= case.limit {
            kept.push((number + case.limit) as u64);
        } else {
            answer.refuse(number);
        }
    }
    for Question { part, rank } in case.questions() {
        let number = |place| kept.get(place) as i64 - case.limit;
        let mut part: Vec<i64> = part.map(number).collect();
        part.sort_unstable();
        answer.add(part[rank]);
    }
    answer
}
