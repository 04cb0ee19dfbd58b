//! A bit for each message, 64 of them in a word.

use super::{Answer, Case};

struct BitSet {
    words: Vec<u64>,
}

impl BitSet {
    fn new(bits: usize) -> Self {
        Self { words: vec![0; bits.div_ceil(64)] }
    }

    fn insert(&mut self, bit: usize) {
        self.words[bit / 64] |= 1 << (bit % 64);
    }

    fn remove(&mut self, bit: usize) {
        self.words[bit / 64] &= !(1 << (bit % 64));
    }

    fn count_before(&self, end: usize) -> u32 {
        let (full, rest) = (end / 64, end % 64);
        let mut count = 0;
        for word in &self.words[..full] {
            count += word.count_ones();
        }
        if rest > 0 {
            let mask = (1 << rest) - 1;
            count += (self.words[full] & mask).count_ones();
        }
        count
    }
}

pub fn solve(case: &Case) -> Answer {
    let mut read = BitSet::new(case.messages);
    for message in case.opened.iter() {
        read.insert(message);
    }
    for message in case.marked_unread() {
        read.remove(message);
    }

    let mut sum = 0;
    for end in case.questions() {
        sum += u64::from(read.count_before(end));
    }
    sum
}
