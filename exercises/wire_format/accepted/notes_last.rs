// All numbers first, 22 bytes a reading, and then all notes.

use super::{Answer, Case, Inbox, Reading};

fn encode(case: &Case) -> Vec<u8> {
    let readings = case.readings();
    let count = readings.len();
    let mut message = vec![0; 4 + count * 22];
    message[..4].copy_from_slice(&(count as u32).to_le_bytes());
    message.reserve_exact(case.note_bytes());
    for (at, r) in readings.enumerate() {
        let row = &mut message[4 + at * 22..][..22];
        row[..8].copy_from_slice(&r.timestamp_ms.to_le_bytes());
        row[8..12].copy_from_slice(&r.sensor_id.to_le_bytes());
        row[12..20].copy_from_slice(&r.temperature.to_le_bytes());
        row[20..].copy_from_slice(&(r.note.len() as u16).to_le_bytes());
        message.extend(r.note.as_bytes());
    }
    message
}

fn decode(message: &[u8], inbox: &mut Inbox) {
    let (count, rest) = message.split_first_chunk().unwrap();
    let count = u32::from_le_bytes(*count) as usize;
    let (rows, mut notes) = rest.split_at(count * 22);
    for row in rows.chunks_exact(22) {
        let length = u16::from_le_bytes(row[20..].try_into().unwrap());
        let (note, rest) = notes.split_at(length.into());
        notes = rest;
        inbox.put(Reading {
            timestamp_ms: u64::from_le_bytes(row[..8].try_into().unwrap()),
            sensor_id: u32::from_le_bytes(row[8..12].try_into().unwrap()),
            temperature: f64::from_le_bytes(row[12..20].try_into().unwrap()),
            note: str::from_utf8(note).unwrap(),
        });
    }
}

pub fn solve(case: &Case) -> Answer {
    case.exchange(encode, decode)
}
