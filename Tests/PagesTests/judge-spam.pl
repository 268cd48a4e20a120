#!/usr/bin/perl
# SpamAssassin's opinion on mails, by Debian's rules alone and without a network:
#   judge-spam.pl MAIL...
# For each mail a line: its path, and each rule that it met as NAME=SCORE; tabs between them.
use strict;
use warnings;

use File::Temp qw(tempdir);
use Mail::SpamAssassin;

my $state = tempdir(CLEANUP => 1);
my $judge = Mail::SpamAssassin->new({
    # The package's own rules, whatever was fetched since; its plug-ins are named in /etc.
    rules_filename      => '/usr/share/spamassassin',
    site_rules_filename => '/etc/spamassassin',
    userstate_dir       => $state,
    local_state_dir     => $state,
    dont_copy_prefs     => 1,
    local_tests_only    => 1,
    # What this machine has learnt from other mails says nothing.
    post_config_text    => "use_bayes 0\nuse_auto_welcomelist 0\n",
});
$judge->init(0);

for my $path (@ARGV) {
    open my $file, '<:raw', $path or die "$path: $!\n";
    my $mail = $judge->parse([<$file>]);
    close $file;
    my $status = $judge->check($mail);
    my $scores = $status->{conf}{scores};
    my @rules = map { "$_=$scores->{$_}" } sort split /,/, $status->get_names_of_tests_hit();
    print join("\t", $path, @rules), "\n";
    $status->finish();
    $mail->finish();
}
