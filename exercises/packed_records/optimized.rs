//! All records lie in one buffer of bytes, each as exactly its 13 bytes. The
//! buffer is the message.

use super::{Answer, Case, Fields};

/// The places at which the fields of a packed record begin, and the next one.
pub const ID: usize = 0;
pub const X: usize = ID + size_of::<u32>();
pub const Y: usize = X + size_of::<f32>();
pub const FLAGS: usize = Y + size_of::<f32>();
pub const SIZE: usize = FLAGS + size_of::<u8>();

pub fn pack((id, x, y, flags): Fields, slot: &mut [u8; SIZE]) {
    slot[ID..X].copy_from_slice(&id.to_be_bytes());
    slot[X..Y].copy_from_slice(&x.to_be_bytes());
    slot[Y..FLAGS].copy_from_slice(&y.to_be_bytes());
    slot[FLAGS] = flags;
}

pub fn unpack(slot: &[u8; SIZE]) -> Fields {
    let id = u32::from_be_bytes(four(&slot[ID..X]));
    let x = f32::from_be_bytes(four(&slot[X..Y]));
    let y = f32::from_be_bytes(four(&slot[Y..FLAGS]));
    (id, x, y, slot[FLAGS])
}

fn four(bytes: &[u8]) -> [u8; 4] {
    bytes.try_into().expect("a field of four bytes")
}

pub fn solve(case: &Case) -> Answer {
    let records = case.records.iter();
    let mut buffer = vec![0; records.len() * SIZE];
    let (slots, _) = buffer.as_chunks_mut::<SIZE>();
    for (fields, slot) in records.zip(slots) {
        pack(fields, slot);
    }

    let q = case.question();
    let mut distance = 0.0;
    let (slots, _) = buffer.as_chunks::<SIZE>();
    for slot in slots {
        let (id, x, y, flags) = unpack(slot);
        if id < q.below && flags & q.bit != 0 {
            distance += (f64::from(x) - q.x).abs();
            distance += (f64::from(y) - q.y).abs();
        }
    }
    Answer { distance, receipt: case.send(&buffer) }
}
