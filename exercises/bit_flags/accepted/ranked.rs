// Counts what is before each eight words once, and looks into eight of them
// for each question.

use super::{Answer, Case};

const WORDS: usize = 8;

struct Ranked {
    words: Vec<u64>,
    before: Vec<u32>,
}

impl Ranked {
    fn new(words: Vec<u64>) -> Self {
        let mut before = Vec::with_capacity(words.len() / WORDS + 1);
        let mut count = 0;
        for block in words.chunks(WORDS) {
            before.push(count);
            count += block.iter().map(|word| word.count_ones()).sum::<u32>();
        }
        Self { words, before }
    }

    fn count_before(&self, end: usize) -> u32 {
        let word = end / 64;
        let block = word / WORDS;
        let mut count = self.before[block];
        for full in &self.words[block * WORDS..word] {
            count += full.count_ones();
        }
        count + (self.words[word] & ((1 << (end % 64)) - 1)).count_ones()
    }
}

pub fn solve(case: &Case) -> Answer {
    let mut words: Vec<u64> = vec![0; case.messages / 64 + 1];
    for message in case.opened.iter() {
        words[message / 64] |= 1 << (message % 64);
    }
    for message in case.marked_unread() {
        words[message / 64] &= !(1 << (message % 64));
    }

    let ranked = Ranked::new(words);
    let ends = case.questions();
    ends.map(|end| u64::from(ranked.count_before(end))).sum()
}
