// Blocks, each with its lowest number and the distances of all from that.

use super::{Answer, Case, Question};

enum Distances {
    Bytes(Vec<u8>),
    Shorts(Vec<u16>),
    Ints(Vec<u32>),
    Longs(Vec<u64>),
}

use Distances::*;

struct Block {
    lowest: i64,
    distances: Distances,
}

const BLOCK: usize = 1_000;

fn block(numbers: &[i64]) -> Block {
    let lowest = *numbers.iter().min().expect("a block is not empty");
    let highest = *numbers.iter().max().expect("a block is not empty");
    let distances = numbers.iter().map(|number| number - lowest);
    let distances = match highest - lowest {
        ..0x100 => Bytes(distances.map(|it| it as u8).collect()),
        ..0x1_0000 => Shorts(distances.map(|it| it as u16).collect()),
        ..0x1_0000_0000 => Ints(distances.map(|it| it as u32).collect()),
        _ => Longs(distances.map(|it| it as u64).collect()),
    };
    Block { lowest, distances }
}

fn number(blocks: &[Block], place: usize) -> i64 {
    let (block, place) = (&blocks[place / BLOCK], place % BLOCK);
    let distance = match &block.distances {
        Bytes(list) => u64::from(list[place]),
        Shorts(list) => u64::from(list[place]),
        Ints(list) => u64::from(list[place]),
        Longs(list) => list[place],
    };
    block.lowest + distance as i64
}

pub fn solve(case: &Case) -> Answer {
    let allowed = -case.limit..=case.limit;
    let mut answer = Answer::default();
    let mut blocks = Vec::with_capacity(case.numbers.left() / BLOCK + 1);
    let room = BLOCK.min(case.numbers.left());
    let mut last = Vec::with_capacity(room);
    for number in case.numbers.iter() {
        if allowed.contains(&number) {
            last.push(number);
        } else {
            answer.refuse(number);
        }
        if last.len() == BLOCK {
            blocks.push(block(&last));
            last.clear();
        }
    }
    if !last.is_empty() {
        blocks.push(block(&last));
    }
    drop(last);

    for Question { part, rank } in case.questions() {
        let mut part: Vec<i64> =
            part.map(|place| number(&blocks, place)).collect();
        part.sort_unstable();
        answer.add(part[rank]);
    }
    answer
}
