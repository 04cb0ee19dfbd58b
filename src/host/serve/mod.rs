//! b
pub(crate) fn run(
    _p: &crate::project::Project,
    _o: &crate::args::ServeOptions,
) -> anyhow::Result<()> {
    Ok(())
}
