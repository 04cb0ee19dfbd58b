use super::*;

fn said(lines: &[&str], source: &str) -> Said {
    read(
        lines.join("\n").as_bytes(),
        source,
        &["/home/of/rust".to_owned()],
    )
}
