// wrong: puts equal fields side by side, so the bytes are in another order.

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let count = case.records.left();
    let mut message = vec![0; 13 * count];
    for (i, (id, x, y, flags)) in case.records.iter().enumerate() {
        message[4 * i..][..4].copy_from_slice(&id.to_be_bytes());
        message[4 * (count + i)..][..4].copy_from_slice(&x.to_be_bytes());
        message[4 * (2 * count + i)..][..4].copy_from_slice(&y.to_be_bytes());
        message[12 * count + i] = flags;
    }
    let q = case.question();
    let word =
        |at: usize| -> [u8; 4] { message[4 * at..][..4].try_into().unwrap() };
    let mut distance = 0.0;
    for i in 0..count {
        let flags = message[12 * count + i];
        if u32::from_be_bytes(word(i)) < q.below && flags & q.bit != 0 {
            let x = f32::from_be_bytes(word(count + i));
            let y = f32::from_be_bytes(word(2 * count + i));
            distance += (f64::from(x) - q.x).abs();
            distance += (f64::from(y) - q.y).abs();
        }
    }
    Answer { distance, receipt: case.send(&message) }
}
