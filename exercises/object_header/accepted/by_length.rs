// As many bytes as a number needs, in blocks of a hundred numbers: seven bits
// a byte, and the eighth says whether more follow.

use super::{Answer, Case};

const BLOCK: usize = 100;

fn pack(number: i64, bytes: &mut Vec<u8>) {
    let mut rest = (number << 1 ^ number >> 63) as u64;
    while rest > 127 {
        bytes.push(rest as u8 | 128);
        rest >>= 7;
    }
    bytes.push(rest as u8);
}

fn unpack(bytes: &[u8], place: usize) -> i64 {
    let mut ends = (0..bytes.len()).filter(|at| bytes[*at] < 128);
    let start = match place {
        0 => 0,
        _ => ends.nth(place - 1).unwrap() + 1,
    };
    let end = ends.next().unwrap();
    let number = bytes[start..=end]
        .iter()
        .rev()
        .fold(0, |number, byte| number << 7 | u64::from(byte & 127));
    (number >> 1) as i64 ^ -((number & 1) as i64)
}

pub fn solve(case: &Case) -> Answer {
    let mut blocks: Vec<Box<[u8]>> = Vec::new();
    let mut bytes = Vec::new();
    for (at, number) in case.numbers.iter().enumerate() {
        if at > 0 && at % BLOCK == 0 {
            blocks.push(bytes.as_slice().into());
            bytes.clear();
        }
        pack(number, &mut bytes);
    }
    blocks.push(bytes.into());
    let (mut sum, mut last) = (0, 0);
    for place in case.places() {
        let number = unpack(&blocks[place / BLOCK], place % BLOCK);
        sum += number.abs_diff(last);
        last = number;
    }
    sum
}
