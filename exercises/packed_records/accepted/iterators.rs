// Both ways by iterators: records into bytes, and slices of bytes into fields.

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let message: Vec<u8> = case
        .records
        .iter()
        .flat_map(|(id, x, y, flags)| {
            let numbers = [id.to_be_bytes(), x.to_be_bytes(), y.to_be_bytes()];
            numbers.into_iter().flatten().chain([flags])
        })
        .collect();
    let q = case.question();
    let four = |slot: &[u8], at: usize| -> [u8; 4] {
        slot[at..at + 4].try_into().unwrap()
    };
    let distance = message
        .chunks_exact(13)
        .filter(|slot| u32::from_be_bytes(four(slot, 0)) < q.below)
        .filter(|slot| slot[12] & q.bit != 0)
        .map(|slot| {
            let x = f64::from(f32::from_be_bytes(four(slot, 4)));
            let y = f64::from(f32::from_be_bytes(four(slot, 8)));
            (x - q.x).abs() + (y - q.y).abs()
        })
        .sum::<f64>();
    Answer { distance, receipt: case.send(&message) }
}
