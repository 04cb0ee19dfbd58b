// wrong: gives each record 16 bytes in the message, as the struct has.

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let mut message = vec![0; 16 * case.records.left()];
    let (slots, _) = message.as_chunks_mut::<16>();
    for ((id, x, y, flags), slot) in case.records.iter().zip(slots) {
        slot[0..4].copy_from_slice(&id.to_be_bytes());
        slot[4..8].copy_from_slice(&x.to_be_bytes());
        slot[8..12].copy_from_slice(&y.to_be_bytes());
        slot[12] = flags;
    }
    let q = case.question();
    let mut distance = 0.0;
    let (slots, _) = message.as_chunks::<16>();
    for slot in slots {
        let four =
            |at: usize| -> [u8; 4] { slot[at..at + 4].try_into().unwrap() };
        if u32::from_be_bytes(four(0)) < q.below && slot[12] & q.bit != 0 {
            let [x, y] = [4, 8].map(|at| f32::from_be_bytes(four(at)));
            distance += (f64::from(x) - q.x).abs();
            distance += (f64::from(y) - q.y).abs();
        }
    }
    Answer { distance, receipt: case.send(&message) }
}
