// Integers of 13 bytes by arithmetic, in a buffer that cannot grow.

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let count = case.records.left();
    let mut buffer: Box<[u8]> = vec![0; 13 * count].into();
    for (i, (id, x, y, flags)) in case.records.iter().enumerate() {
        for (at, word) in [(0, id), (4, x.to_bits()), (8, y.to_bits())] {
            for byte in 0..4 {
                let shifted = word >> (24 - 8 * byte);
                buffer[13 * i + at + byte] = shifted as u8;
            }
        }
        buffer[13 * i + 12] = flags;
    }
    let q = case.question();
    let word = |i: usize, at: usize| {
        let bytes = &buffer[13 * i + at..][..4];
        bytes.iter().fold(0, |word, byte| word << 8 | u32::from(*byte))
    };
    let mut distance = 0.0;
    for i in 0..count {
        if word(i, 0) < q.below && buffer[13 * i + 12] & q.bit != 0 {
            let [x, y] = [4, 8].map(|at| f32::from_bits(word(i, at)));
            distance += (f64::from(x) - q.x).abs();
            distance += (f64::from(y) - q.y).abs();
        }
    }
    Answer { distance, receipt: case.send(&buffer) }
}
