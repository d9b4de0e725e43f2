# WSL
# region snippet
store='https://s3.us-east-1.amazonaws.com' # {{endpointUrl}}

# How far apart are they? Both lines are in UTC. WSL's clock may stand still while the computer sleeps.
date -u
curl -sI "$store" | grep -i '^date:'

# Take the time of the computer's own clock, at once …
sudo hwclock -s
# … or for sure, from Windows, which ends all that runs in WSL: wsl --shutdown

# From now on: with systemd in WSL something keeps the clock right. It runs after the next wsl --shutdown.
grep -qs '^systemd=true' /etc/wsl.conf || printf '[boot]\nsystemd=true\n' | sudo tee -a /etc/wsl.conf
sudo apt-get install -y systemd-timesyncd
# endregion
