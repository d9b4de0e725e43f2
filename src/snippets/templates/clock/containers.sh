# Containers
# region snippet
store='https://s3.us-east-1.amazonaws.com' # {{endpointUrl}}

# A container has no clock of its own: these two lines show its host's, or its virtual machine's, and the store's.
docker run --rm alpine date -u
curl -sI "$store" | grep -i '^date:'

# On Linux the host's clock is the one to repair. Docker Desktop: restart it, and its virtual machine takes the time anew.
# Others have a virtual machine of their own too; the line for yours ends what runs in it, but for Podman's:
#   colima restart
#   podman machine ssh sudo chronyc makestep
#   minikube stop && minikube start
# endregion
