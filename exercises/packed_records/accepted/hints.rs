// Follows the hints: the message in place of the maps.

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let mut message = Vec::new();
    for (id, x, y, flags) in case.records.iter() {
        message.extend(id.to_be_bytes());
        message.extend(x.to_be_bytes());
        message.extend(y.to_be_bytes());
        message.push(flags);
    }

    let q = case.question();
    let mut distance = 0.0;
    for r in message.chunks_exact(13) {
        let id = u32::from_be_bytes(r[0..4].try_into().unwrap());
        let x = f64::from(f32::from_be_bytes(r[4..8].try_into().unwrap()));
        let y = f64::from(f32::from_be_bytes(r[8..12].try_into().unwrap()));
        let flags = r[12];
        if id < q.below && flags & q.bit != 0 {
            distance += (x - q.x).abs() + (y - q.y).abs();
        }
    }
    Answer { distance, receipt: case.send(&message) }
}
