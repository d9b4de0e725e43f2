# Linux
# region snippet
store='https://s3.us-east-1.amazonaws.com' # {{endpointUrl}}

# How far apart are they? Both lines are in UTC.
date -u
curl -sI "$store" | grep -i '^date:'

# Is anything keeping this clock right?
timedatectl status

# Keep it right from now on, and step it at once.
sudo timedatectl set-ntp true
if command -v chronyc >/dev/null; then
  sudo chronyc makestep
else
  sudo systemctl restart systemd-timesyncd
fi
# endregion
