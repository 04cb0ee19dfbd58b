// wrong: sends each record by itself, so the receipt is of the last one
// alone.

use super::{Answer, Case};

fn packed(id: u32, x: f32, y: f32, flags: u8) -> [u8; 13] {
    let [a, b, c, d] = id.to_be_bytes();
    let [e, f, g, h] = x.to_be_bytes();
    let [i, j, k, l] = y.to_be_bytes();
    [a, b, c, d, e, f, g, h, i, j, k, l, flags]
}

pub fn solve(case: &Case) -> Answer {
    let packed = |(id, x, y, flags)| packed(id, x, y, flags);
    let records: Vec<[u8; 13]> = case.records.iter().map(packed).collect();
    let q = case.question();
    let mut distance = 0.0;
    for &[a, b, c, d, e, f, g, h, i, j, k, l, flags] in &records {
        let id = u32::from_be_bytes([a, b, c, d]);
        let x = f32::from_be_bytes([e, f, g, h]);
        let y = f32::from_be_bytes([i, j, k, l]);
        if id < q.below && flags & q.bit != 0 {
            distance += (f64::from(x) - q.x).abs();
            distance += (f64::from(y) - q.y).abs();
        }
    }
    let mut receipt = 0;
    for record in &records {
        receipt = case.send(record);
    }
    Answer { distance, receipt }
}
