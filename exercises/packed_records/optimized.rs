//! All records lie in one buffer of bytes, each as exactly its 13 bytes, with
//! the most significant byte of a number first.

use std::array;

use super::{Answer, Case};

/// Where each field of a packed record begins, and where the next record does.
pub const ID: usize = 0;
pub const X: usize = ID + size_of::<u32>();
pub const Y: usize = X + size_of::<f32>();
pub const FLAGS: usize = Y + size_of::<f32>();
pub const SIZE: usize = FLAGS + size_of::<u8>();

pub struct Record {
    pub id: u32,
    pub x: f32,
    pub y: f32,
    pub flags: u8,
}

fn record(id: u32) -> Record {
    // The last byte of the id, so that all 256 values occur.
    let [.., flags] = id.to_be_bytes();
    Record { id, x: id as f32 / 2.0, y: id as f32 / -4.0, flags }
}

pub fn pack(record: &Record, bytes: &mut [u8; SIZE]) {
    bytes[ID..X].copy_from_slice(&record.id.to_be_bytes());
    bytes[X..Y].copy_from_slice(&record.x.to_be_bytes());
    bytes[Y..FLAGS].copy_from_slice(&record.y.to_be_bytes());
    bytes[FLAGS] = record.flags;
}

pub fn unpack(bytes: &[u8; SIZE]) -> Record {
    Record {
        id: u32::from_be_bytes(four(bytes, ID)),
        x: f32::from_be_bytes(four(bytes, X)),
        y: f32::from_be_bytes(four(bytes, Y)),
        flags: bytes[FLAGS],
    }
}

/// The four bytes from `start` on.
fn four(bytes: &[u8; SIZE], start: usize) -> [u8; 4] {
    array::from_fn(|i| bytes[start + i])
}

pub fn solve(case: &Case) -> Answer {
    let mut buffer = vec![0; case.records as usize * SIZE];
    let (slots, _) = buffer.as_chunks_mut::<SIZE>();
    for (id, slot) in (0..case.records).zip(slots) {
        pack(&record(id), slot);
    }

    let mut sums = Answer::default();
    let (slots, _) = buffer.as_chunks::<SIZE>();
    for slot in slots {
        let r = unpack(slot);
        sums.id += f64::from(r.id);
        sums.x += f64::from(r.x);
        sums.y += f64::from(r.y);
        sums.flags += f64::from(r.flags);
    }
    sums
}
